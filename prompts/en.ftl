# Everything the bot says, in English (for users whose Telegram is not in Chinese).
# Leave the names on the left as they are; edit the text on the right freely, then restart.
# Places like { $name } are filled in; zh.ftl uses the same ones in the message of the same name.

## Start

# Shown in a chat that is still empty: at most 512 characters.
profile-description = How did other places in China do it? Send me a question, best with the name of a place. I quote what documents on local reforms say, word for word, and tell you which document and passage it comes from. What they do not say, I do not make up. Tap Start for a few questions to try.
# Shown on the bot's profile, and with links to it: at most 120 characters.
profile-short = How Chinese counties carried out their reforms: quoted word for word, with the source. Ask in private or in a group.
start-title = Hello! I look things up in reform practice documents
start-about = I have read { $count ->
    [one] one document
   *[other] { $count } documents
 } on how Chinese counties and cities carried out their reforms. Send me a question: I will quote what the original says, and tell you which document and passage it comes from.
start-places = There are documents on { $covered }.
# The buttons below are questions; $chinese counts those in Chinese.
start-try = Try one of these{ $chinese ->
    [0] {""}
   *[other] {" "}(in Chinese, like the documents)
 }:
start-more = Send /cases to see the documents, or /help to see how to ask.
start-group-call = To ask me here, write @{ $bot } and your question, use /ask followed by your question, or reply to one of my messages.
start-group-quiet = I stay quiet unless you call me.

# Offered only where the documents answer them.
example-1 = How did Hequ County place its surplus staff?
example-2 = How does Hanbin District evaluate the use of its staffing posts?
example-3 = How does Liuyang manage off-staff personnel?

## Help

help-title = How to ask
# An example that the documents answer; none where there is none.
help-ask = Just send your question{ $example ->
    [none] {""}
   *[other] , for example “{ $example }”
 }. Naming a place helps me find the right passage.
help-quotes = Quotes are the original Chinese text, unchanged; to read one in English, press and hold the message and choose Translate. The key sentences are bold; tap a quote to unfold it. Below it stands an id (such as hequ-07) that you can cite in a discussion; tap the id or 📖, or send me the id, to read the whole passage in its place. A … above a quote means that the passage begins before it.
help-group = In a group: write @{ $bot } and your question, use /ask followed by your question, or reply to one of my messages. I stay quiet unless you call me.
help-forward = To look up what someone just said, reply to their message with @{ $bot }, alone or with a few words such as “has any other county done this?”.
help-add = To add a document (administrators only): send me a file in private (.docx, .doc, .wps, .rtf, .odt, .pdf, .ofd, .html, .mht, .xlsx, .csv, .md, .txt or a picture, or a .zip of such files, up to { $megabytes } MB), or paste the whole text. I show what I found in it before anything is added.
help-commands = Commands
help-command-line = { $command }: { $text }
help-admin = Commands for administrators

command-ask = Ask a question, written after /ask
command-cases = The documents I can quote
command-case = The measures in one document: /case and a place
command-cite = Open a passage: /cite and its id
command-compare = Places side by side: /compare, their names, and a topic
command-new = Start afresh
command-language = Choose the language · 选择语言
command-privacy = What I keep, and for how long
command-forget = Delete what you keep of me
command-help = How to ask
command-start = A few questions to try
command-documents = Look after the documents: correct, replace, withdraw, undo
command-history = Who changed which document, and when
command-gaps = Questions without a good answer
command-stats = Use by week

## Answers

# Questions made of the documents' measures; each is tried before it is offered. The first three are in the documents'
# language; offer-topic is asked where the glossary has English words for what was done.
offer-action = { $place }如何{ $action }？
offer-action-unplaced = 如何{ $action }？
offer-overview = { $place }有哪些做法？
offer-topic = What did { $place } do about { $topic }?
# $chinese counts the questions in Chinese.
offer-near = The documents do answer these{ $chinese ->
    [0] {""}
   *[other] {" "}(in Chinese, like the documents)
 }; tap one to ask it:
answer-question = Question: { $question }
note-read-as = ↪ { $question }
note-follow-up = ↪ { $question }
note-first-questions = Those are many questions: I answer the first { $count }. Send the others on their own.
note-no-more = There is nothing more. Ask in other words, or about something else?
note-nothing-new = Besides what you have just seen, I found nothing in the documents on this.
note-no-subject = Which answer do you mean? Reply to it and ask again, or name the place and what you want to know.
note-corrected = I took “{ $written }” to mean “{ $understood }”.
note-ambiguous-place = “{ $written }” could be any of these: { $candidates }. The full name helps me find the right one.
note-limited = Only: { $limits } ({ $count ->
    [one] 1 document
   *[other] { $count } documents
 }).{ $undetermined ->
    [0] {""}
    [one] {" "}One more does not state its date or place and is left out.
   *[other] {" "}{ $undetermined } more do not state their date or place and are left out.
 }
note-limited-none = There is no document within “{ $limits }”.{ $undetermined ->
    [0] {""}
    [one] {" "}One does not state its date or place and is left out.
   *[other] {" "}{ $undetermined } do not state their date or place and are left out.
 }
answer-unknown-place = None of the documents is about { $places }. They are about: { $covered }.
answer-unknown-place-unnamed = Besides what you left out, no document is about that place. They are about: { $covered }.
answer-elsewhere = Here is what other places did, for reference only. It says nothing about { $places }.
answer-elsewhere-unnamed = Here is what other places did, for reference only.
answer-other-place = The documents about { $places } say nothing of this. What follows was done in { $others }, not in { $places }.
answer-weak = { $count ->
    [one] I found nothing that answers this directly. The passage below is only loosely related, so please judge for yourself.
   *[other] I found nothing that answers this directly. The passages below are only loosely related, so please judge for yourself.
 }
answer-outside = What follows is outside those limits, for reference only.
answer-outside-place = No document about { $places } is within those limits. What follows is outside them, for reference only.
answer-outside-other = The documents within those limits say nothing of this. What follows is outside them, for reference only.
answer-undetermined = What follows does not state its date or place, so it may or may not be within those limits. For reference only.
answer-undetermined-other = The documents within those limits say nothing of this. What follows does not state its date or place, so it may or may not be within them. For reference only.
answer-none-within = Try wider limits, or other words.
# $missing is one of the missing-* phrases.
answer-missing = The documents do not give { $missing }. Below is what comes near.
missing-count = { $thing ->
    [none] this number
   *[other] a number for “{ $thing }”
 }
missing-people = { $thing ->
    [none] the number of people
   *[other] the number of people for “{ $thing }”
 }
missing-money = { $thing ->
    [none] the sum
   *[other] a sum for “{ $thing }”
 }
missing-share = { $thing ->
    [none] this share
   *[other] a share for “{ $thing }”
 }
missing-change = { $thing ->
    [none] the size of the change
   *[other] how much “{ $thing }” changed
 }
missing-date = { $thing ->
    [none] the date
   *[other] a date for “{ $thing }”
 }
missing-duration = { $thing ->
    [none] how long it took
   *[other] how long “{ $thing }” took
 }
missing-name = the name
missing-reason = the reason
missing-problem = what did not work
missing-person = the person
answer-no-evidence = I found nothing in the documents that answers this. Try other words, or name a place.
answer-off-topic = That is not something the documents cover. I answer only from documents on reform practice, about: { $covered }.
answer-collection = There are documents about: { $places }. /cases lists them, the name of a place opens its document, or just ask what was done there.
answer-collection-unplaced = None of the documents says which place it is about. /cases lists them, or just ask.
answer-small-talk = Ask me how a place carried out its reform: I look up what the documents say, word for word, and where. They are about: { $covered }. /help tells more.
answer-unplaced = Place not stated
compare-title = Side by side: { $question }
compare-nothing = The documents say nothing of this.
compare-unknown = There are no documents about this place.
compare-outside = No document about this place is within those limits.
compare-undetermined = The documents about this place do not state their date or place, so they may or may not be within those limits and are not compared.
compare-empty = Name two places or more and what to compare, after /compare.
compare-one = I know only one of these places, { $place }; what its documents say stands below. To compare, name another place as well.
answer-nothing-there = The documents about { $places } say nothing of this. Would you like to see what other places did?
answer-elsewhere-ask = Would you like to see what other places did?
button-elsewhere = What others did
button-more = { $count ->
    [0] More
   *[other] { $count } more
 }
source-no-address = No web address of it is recorded.
sources-verbatim = The quotes are word for word from the documents below. Tap 📖 to read one in its place.
which-passage = Which one? Reply to that answer and say it again, or send me the id of a passage (such as hequ-07).
number-unknown = { $count ->
    [one] I showed one passage just now; there is no number { $number }.
   *[other] I showed { $count } passages just now; there is no number { $number }.
 }
article-unknown = There is no article { $number } in this document.
document-which = Which document?
new-done = All right, a fresh start. Go ahead and ask.
source-page = original page
answer-copies = The same text is also in: { $list }
answer-translate = Quotes are in Chinese. To read one in English, press and hold this message and choose Translate.

list-separator = { ", " }
list-last-separator = { " and " }
# Stands before a heading in Chinese that the glossary has no word of.
section-word = section
# Stands before the name of a source, in Chinese.
source-kind = { $kind ->
    [newspaper] newspaper
    [website] website
    [wechat] WeChat account
    [agency] news agency
    [broadcaster] broadcaster
    [journal] journal
    [office] public body
   *[other] source
 }
citation-recognised = { $pages ->
    [single] text recognised from a picture
   *[other] text of pages { $pages } recognised from pictures
  }
citation-recognised-short = text recognised from a picture
document-untitled = { $place ->
    [none] Untitled document
   *[other] Document on { $place } (untitled)
 }
list-shortened = { $list } and others ({ $count } in all)
authors-shortened = { $list } et al.

## Documents

cases-title = Documents ({ $count })
cases-none = There are no documents yet.
cases-hint = Tap a button to see the measures in a document, or send /case and a place to open it at once.
cases-hint-many = To see only some, write a province, a level, years or words of a title after /cases, for example “/cases Shanxi counties since 2022”.
cases-found = { $count ->
    [one] One document matches
   *[other] { $count } documents match
 } “{ $name }”
page-position = page { $page } / { $pages }
cases-limited = Only: { $filter } ({ $count } of { $total })
cases-undetermined = { $count ->
    [one] One more does not state its date or place and is not listed.
   *[other] { $count } more do not state their date or place and are not listed.
 }
cases-none-within = No document is within: { $filter }
cases-words-hint = Only titles and places are searched here. To look into the documents, just send me your question.
cases-wider = See more with one limit less:
provinces-title = Where these { $count } documents come from. Tap a province to see only those.
levels-title = What kinds of places these { $count } documents are about. Tap one to see only those.
years-title = When these { $count } documents were written. Tap a year to see only those.
section-count = { $count ->
    [one] 1 section
   *[other] { $count } sections
 }
measure-count = { $count ->
    [one] 1 measure
   *[other] { $count } measures
 }
case-hint-section = 📑 see the measures of a section
case-hint-measure = 📖 read a measure in its place
case-empty = Which place? Choose below, or write its name after /case.
case-unknown = There is no document about “{ $name }”. I have documents about: { $covered }.
case-near = You may want to look at:
case-gone = This document is no longer in the library.
button-cases = ↩ All documents
button-provinces = By province
button-levels = By level
button-years = By year
button-chosen = ✓ { $chosen }
button-any-region = Any place { $count }
button-any-kind = Any level { $count }
button-any-year = Any year { $count }
button-any-words = Any words { $count }
button-back = ↩ Back
button-contents = ↩ Contents
button-section = 📑 { $number }
button-overview = { $name ->
    [none] 📑 Contents
   *[other] 📑 Contents: { $name }
 }

## Limits

limit-year = { $year }
limit-from = { $year } or later
limit-to = { $year } or earlier
limit-between = { $from } to { $to }
kind-province = provinces
kind-prefecture-level = prefecture level
kind-prefecture-city = prefecture-level cities
kind-county-level = county level
kind-county = counties
kind-autonomous-county = autonomous counties
kind-county-city = county-level cities
kind-district = districts
kind-banner = banners

## Feedback

vote-thanks = Thank you, noted.
vote-changed = Changed to { $vote }. Thank you.
vote-same = That vote is already counted.
vote-why = What was wrong? You can choose below.
why-wrong-place = Wrong place
why-not-asked = Off the point
why-nothing-new = Nothing new
why-thanks = Noted: { $reason }. Thank you!

## Language

language-now = Language: { $name }.
language-now-auto = Language: English (follows your Telegram). Questions are answered in their own language.
language-auto = Follow Telegram
language-set-zh = All right, I will speak Chinese. Quotes stay in Chinese, as in the documents.
language-set-en = All right, I will speak English. Quotes stay in Chinese, as in the documents.
language-set-auto = All right, I will answer each question in its own language, and otherwise speak that of your Telegram. Quotes stay in Chinese, as in the documents.
language-group = This holds for the whole group; anyone here can change it.

## Small talk

talk-thanks = You are welcome.
talk-noted = All right. To see how another place did it, send me its name, or just ask.
talk-opening = Go ahead. Naming a place helps me find the right passage.
talk-rewording = I only quote the original: I neither summarise nor translate. Reply “more” for other passages, or ask for something more particular.
talk-objection = What is wrong with it? Ask in other words, or name the place and what you want to know, and I will look again.

## Administrators

gaps-none = So far every question was answered, and no answer got a 👎.
gaps-title = Questions without a good answer ({ $count }, page { $page } of { $pages })
gaps-asked = { $count ->
    [one] asked once
   *[other] asked { $count } times
 }
gaps-newest = last { $time }
gaps-hint = Questions that were not answered or got a 👎. Like ones count as one; newest first, Beijing time.
stats-title = { $count ->
    [one] This week ({ $last })
   *[other] The last { $count } weeks ({ $first } to { $last })
 }
stats-none = Nobody asked or voted.
stats-colours =
    🟩 answered  🟨 related only  🟥 refused
    🟦 up  🟪 down  ⚫ median time
stats-legend = Rel: only related passages found; None: refused; ms: median time. Weeks begin on Monday, Beijing time.
stats-week = Week
stats-questions = Asked
stats-answered = Ans
stats-related = Rel
stats-refused = None
stats-median = ms
stats-up = Up
stats-down = Down

## Looking after the documents

shelf-title = Documents to look after ({ $count })
shelf-hint = Tap a button to open one, or write a place or a title after /documents to find it.
shelf-add = To add a document, just send me the file (.docx, .doc, .wps, .rtf, .odt, .pdf, .ofd, .html, .mht, .xlsx, .csv, .md, .txt or a picture, or a .zip of such files).
shelf-missing = I found no document called “{ $name }”.
shelf-last-change = The last change: { $change }
shelf-changed = changed { $when }
shelf-field = { $name }: { $value }
shelf-unknown = not stated
shelf-changes = Recent changes
shelf-unchanged = It has not been changed yet.
field-title = Title
field-place = Place
field-issuer = Issuer
field-number = Number
field-source = Source
field-authors = Authors
field-date = Date
field-url = Address
field-file = File
field-contents = Contents
field-earlier = Earlier versions
earlier-count = { $count ->
    [0] none
   *[other] { $count }
 }
passage-count = { $count ->
    [one] 1 passage
   *[other] { $count } passages
 }
button-shelf = ↩ Documents
button-history = 🕘 History
button-document = 📄 { $number }
button-undo = ↶ Undo: { $change }
button-fix = ✏️ Correct fields
button-newer = 🔄 Newer version
button-withdraw = 🗑 Withdraw

change-added = added { $name }
change-changed = changed { $name }
change-withdrawn = withdrew { $name }
change-undone = took back a change: { $change } ({ $who }, { $when })
change-undone-some = took back a change of { $name }
change-undone-since = This change has been undone since.
change-this-document = this document
document-about = the document about { $place }
change-noted = { $change } ({ $who }, { $when })
change-indexing = I am bringing the index up to date, which takes minutes for a long document. Until then I answer from what was there before, and you can go on with something else.
change-not-indexed = The change is saved, but the index could not be brought up to date, so I still answer from what was there before. The log says why. Once that is put right, start me again, and I will answer from the new state.
change-unwritable = Not done: the documents’ folder cannot be written to. Perhaps I lack the permission, or the disk is full. Nothing has changed; please try again once that is put right.
no-room = The disk of the machine is nearly full, so this was not saved, and nothing else has changed. Please ask whoever runs the machine to make room, then try again.
change-unreadable = Not done: the documents’ folder cannot be read. Nothing has changed; please try again once that is put right.
document-last = This is the only document, so it has to stay: without any I could answer nothing. Please add another one first.

withdraw-ask = Withdraw { $name }?
withdraw-means = Answers will no longer quote it. Passages that were cited can still be opened, marked as withdrawn. You can undo this.
withdraw-yes = Withdraw
withdraw-no = Keep
withdraw-done = Withdrawn: { $name }
withdraw-done-means = Answers no longer quote it. Passages that were cited can still be opened, marked as withdrawn.
withdraw-changed = This document has just been changed, so I did not withdraw it. Please have a look first.

undo-ask = Undo this change?
undo-means-added = This withdraws { $name }. Passages that were cited can still be opened, marked as withdrawn.
undo-means-changed = This makes { $name } what it was before the change.
undo-means-withdrawn = This puts { $name } back among the documents.
undo-yes = Undo
undo-no = Leave it
undo-done-added = Undone: { $name } is withdrawn
undo-done-changed = Undone: { $name } is as it was before the change
undo-done-withdrawn = Undone: { $name } is back among the documents
undo-late = This is no longer the last change, so it cannot be undone by itself. Please begin with the last one.
undo-nothing = There is no change that could be undone.

history-title = History ({ $count ->
    [one] one change
   *[other] { $count } changes
 })
history-none = There are no changes yet.
history-undone = undone
history-hint = Newest first, Beijing time.
history-by-hand = Changes made directly in the documents’ folder are not listed.

## A passage

passage-position = Passage { $position } of { $count }
passage-replaced = This is the text of an earlier version: the document has since been changed here.
passage-withdrawn = This document has been withdrawn. This is its text as it stood then.
passage-before = The passage before ends:
passage-after = The passage after begins:
passage-excerpt = This passage
passage-unknown = There is no passage “{ $name }”; the documents may have changed. Send /cases to see them.
passage-none-next = That was the last passage of the document.
passage-none-before = That was the first passage of the document.
passage-gone = This passage is no longer in the documents.
passage-most = At most { $count } passages are opened at once: these are the first { $count }. Press › under the last one for what follows.
cite-empty = Write a passage’s id after /cite; it stands behind each quote. Or reply with /cite alone to a message that mentions one.
button-open = 📖 { $number }
button-case = Whole case
button-copy = Copy citation

## Privacy

privacy-title = What I keep
privacy-where = All of it stays on the machine that runs this bot, where the answers are found too. Nothing is sent elsewhere.
privacy-questions = what you asked: by whom, when, whether it was found, and which passages were shown
privacy-subjects = which place and matter you last asked about, so that “and Shangyou?” makes sense
privacy-votes = your 👍 and 👎
privacy-language = the language you chose
privacy-limits = when you asked and pressed buttons in the last day or two, so that nobody asks too often
privacy-drafts = documents that administrators sent and did not add yet; deleted when not touched for { $days } days
privacy-changes = who added, corrected or withdrew which document and when (name and user number). This is kept in the folder of documents with the files that were added, for good, and /forget does not reach it.
privacy-time = { $days ->
    [one] It is deleted after one day at most.
   *[other] It is deleted after { $days } days at most.
  } A message that is not answered yet is kept until it is.
privacy-logs = The people who run this bot also keep questions in its log. How long is up to them, and /forget does not reach it.
privacy-forget = To delete it now, send me /forget in private.
forget-ask = Delete your questions, votes, conversations and chosen language? There is no way back. (The words of your questions and that they were yours go; that something was asked still counts.)
forget-yes = Delete
forget-no = Keep
forget-private = Please do that in private: send /forget to @{ $bot }.
forget-kept = All right, nothing was deleted.
forget-done = Deleted: { $questions ->
    [one] one question
   *[other] { $questions } questions
  }, { $votes ->
    [one] one vote
   *[other] { $votes } votes
  }, your conversations and your choice of language.
forget-drafts = The documents that you had not added yet are gone too ({ $count }).

## Other situations

ask-empty = Write your question after /ask{ $example ->
    [none] {""}
   *[other] , for example “/ask { $example }”
 }. Or reply to a message with /ask alone, and I will look that message up.
mention-empty = I am here. Put your question in the same message as @{ $bot }{ $example ->
    [none] {""}
   *[other] , for example “@{ $bot } { $example }”
 }.
command-unknown = There is no { $command } command. Just send your question; /help shows how.
text-only = I can only read text so far. Please type your question{ $example ->
    [none] {""}
   *[other] , for example “{ $example }”
 }.
link-unread = I cannot open links yet. Paste the text here, and I will look it up.
# A button was pressed again: what it brings was sent to the chat already.
posted-already = That has just been sent: it is below this message.
# A button was pressed again: what it brings is shown to whoever pressed only.
shown-already = It is open already; only you can see it.
button-gone = This button no longer works. Send /start to begin again.
inline-closed = Open only in chosen chats
inline-none = Nothing found: ask me in private
inline-long = Too long: please shorten it
inline-broken = Something went wrong: ask me in private
inline-compare = { $places } side by side
inline-other-place = Not done in { $places }: { $words }
inline-weak = Only loosely related: { $words }
too-many = That is a lot at once. Please ask again in a minute.
not-allowed = This bot answers only in chats chosen by the people who run it. To use it here, tell them this number: { $chat }
failure = Sorry, something went wrong and I could not answer. Please try again in a moment.

## Adding documents

link-not-web = That is not the address of a web page. Send one that begins with http:// or https://.
link-not-public = That address is not in the public internet, and I do not visit it. Please save the page and send me the file.
link-unknown-host = There is no such site. Please check the address.
link-unreachable = I cannot reach that site. Please try again later, or save the page and send me the file.
link-timeout = That site took too long to answer. Please try again later, or save the page and send me the file.
link-robots = That site does not let programs read the page (robots.txt). Please open it yourself, save the page and send me the file.
link-status = { $status ->
    [404] There is no such page (404).
    [401] That page opens after a login only (401). Please open it yourself, save it and send me the file.
    [403] That site does not let me see the page (403). Please open it yourself, save it and send me the file.
   *[other] The site did not give me the page ({ $status }). Please try again later, or save the page and send me the file.
  }
link-redirects = That address leads from one to the next and never to a page.
link-kind = What is at that address is neither a page nor a document.
link-too-large = What is at that address is too large for me to read.
link-empty = There is nothing at that address.
document-too-large = This file is larger than { $megabytes } MB, which is more than I can take. Please divide it, or keep only the text, and send it again.
document-too-long = This file holds more text than I can take at once. Please divide it and send me the parts.
document-empty = This file is empty.
document-no-text = I found no text in this file. Could it be the wrong one?
document-unrecognised = I recognised no text in the picture. Please photograph or scan it larger and sharper, and send it again.
document-scan = There is no text on the pages of this file, and no picture that I could recognise: its characters may be drawn as shapes. Please save it as PDF and send me that.
document-garbled = The text in this file comes out garbled. Please send the original Word file (.docx) or a text file instead.
document-encrypted = This file opens with a password only. Please save it without one and send it again.
document-zip-bomb = This file unpacks to an abnormal size, so I have not opened it, to be safe. Please open the original in Word or WPS, save it as a new .docx file and send me that.
document-too-heavy = This file is so complex that I could not read it to the end. Please save it as a new .docx or .txt file and send me that.
document-too-many-pages = This file has more than { $pages } pages. Please keep only the part that matters and send it again.
document-damaged = This file cannot be opened. It may be incomplete or damaged. Please save it anew and send it again.
document-old-word = This file is in the format of Word 95 or older, or in WPS's own, which I cannot read. Please open it in Word or WPS, save it as .docx and send me that.
document-spreadsheet = This is a spreadsheet in another format than .xlsx, such as .xls or .et, which I cannot read. Please open it in Excel or WPS, save it as .xlsx and send me that.
document-slides = These are slides, and I only read articles. Please put their text into a Word file (.docx) and send me that.
document-picture = I cannot open pictures of this format (such as JPEG 2000 or Photoshop's). Please save it as JPG or PNG, or send it as a photo and not as a file.
document-archive = I cannot open this archive: I read .zip only, no archive within another, and none as a newer version of a document. Please unpack it and send me the files.
document-other-format = I cannot read this format. Please save it as .docx or PDF and send me that.
document-link = This is a link and not the file itself. Please send me the file that it leads to.
document-part-of-page = It belongs to the saved web page beside it, which I read without it.
document-unlikely-name = By its name it is no document. If it is one, please send it by itself.
document-unknown-kind = I cannot tell what kind of file this is. I read Word (.docx, .doc, .wps, .rtf, .odt), PDF, OFD, web pages (.html, .mht), tables (.xlsx, .csv), pictures (.jpg, .heic, .png, .webp, .tif, .bmp) and text (.txt, .md).
document-pages-without-text = Some pages are pictures; what is written on them was not read.
document-unknown-numbering = Some automatic numbering is of a kind I do not know. I wrote it in figures; please compare it with the original.
document-lost-numbering = Some automatic numbers were not read. Please compare it with the original and add them.
document-flawed-front-matter = Some of the fields at the top of the file are not as they should be and were passed over.
document-odd-bytes = Some bytes of the file are no characters: within the text they are shown as �, at its end they are left out. Please compare it with the original.

draft-new = A document to add
draft-correction = Correcting: { $title }
draft-replacing = Will take the place of: { $title }
draft-file = File: { $name }
draft-pasted = As a question this is too long ({ $count } characters), so I read it as a document to add.
draft-unread = { $name }: { $problem }
draft-archive = { $count ->
    [0] There is nothing in the archive { $name } that could be added.
    [one] I read one document in the archive { $name }; it stands above. Please check and add it.
   *[other] I read { $count } documents in the archive { $name }; they stand above. Please check and add each.
    }
draft-archive-full = I read { $limit } documents of an archive at most. Please send it by itself.
draft-archive-more = { $count } more files were not read and are not named here.
draft-gave-way = I keep { $limit } drafts at most; the oldest, “{ $name }”, was discarded.
draft-document = { $title } ({ $id })
draft-not-found = not found
draft-place-inferred = { $place } (not stated; understood from the text)
draft-place-missing = not found (questions that name a place find it only where its text mentions that place)
draft-counts = { $counts }, in { $passages ->
    [one] one passage
   *[other] { $passages } passages
 }.
draft-more-sections = … and { $count ->
    [one] one more section
   *[other] { $count } more sections
 }
draft-same = A document with the same text is here already: { $title }. There is no need to add it again.
draft-like = { $percent }% the same as { $title }.
draft-recognised = Note: { $what }. It may hold mistakes; please compare it with the original.
draft-like-choose = Should it take the place of one that is here, or stand beside it?
draft-beside = It will stand beside what is here.
draft-outdated = Somebody has changed this document since you began. To save this would undo that. Please start again from what it says now.
draft-correction-gone = This document is no longer here; somebody may have withdrawn it. There is nothing left to correct.
draft-replaced-changed = Somebody has changed the document that this one was to take the place of. Should it still take its place, or stand beside it?
draft-replaced-gone = The document that this one was to take the place of is no longer here; somebody may have withdrawn it. Should this one be added on its own?
draft-hint = If something is wrong, tap it below to correct it.
recognition-pages = Recognising the text of the pictures: { $done } of { $count } pages are done.
recognition-stop = ⏹ Stop
recognition-stopping = Stopping…
recognition-stopped = Stopped. If you send the same file again within a day, I go on with the page where I stopped.
recognition-done = The text of the pictures is recognised.
recognition-failed = The text could not be recognised to the end.
draft-lines = I am least certain of these lines; please compare them with the pictures. If one is wrong, press its number.
draft-line-page = { "" } (page { $page })
draft-ask-line = Please send me the right text of this line.
draft-line-corrected = Corrected: { $value }
draft-line-late = The text does not have this line any more. Nothing was changed.
button-picture = 🖼 Picture of the page
button-original = 📎 Whole original
original-gone = The original was not kept.
draft-discarded = Discarded. The documents are as they were.
draft-busy = It is being indexed. One moment, please.
draft-gone = This draft is no longer here. Please send the file again.
draft-add = ✅ Add
draft-save = ✅ Save
draft-discard = 🗑 Discard
draft-contents = 📑 Contents
draft-back = ↩ Back
draft-replace = In place of { $id }
draft-keep-beside = Beside it
draft-afresh = 🔄 Start again
draft-replace-still = Still in place of it
draft-keep-alone = On its own
draft-open-same = See that one
draft-ask-title = Please send the right title, in one line. For example: 河曲：人口小县机构改革赋能高质量转型发展
draft-ask-place = Please send the name of the place, in Chinese. For example: 山西省河曲县, or 河曲
draft-ask-issuer = Please send the full name of the office that issued it. For example: 武乡县人民政府办公室
draft-ask-number = Please send the number of the document (文号). For example: 武政办发〔2023〕18号
draft-ask-source = Please send the source: the paper or office that published it. For example: 忻州日报
draft-ask-date = Please send the date. For example: 2023-04-20, or 2023年4月20日. A month or a year alone will do.
draft-ask-authors = Please send the authors, with commas between them. For example: 张三, 李四
draft-ask-url = Please send the address of the original page. It begins with http:// or https://.
draft-now = Now it is: { $value }
draft-clear = Clear
draft-cancel = Leave it
draft-bad-date = I do not know “{ $typed }” as a date.
draft-bad-url = “{ $typed }” is not a whole web address.
draft-bad-place = I found no “{ $typed }” among the administrative divisions.
draft-bad-long = That is too long ({ $count } characters). Please keep to { $limit }.
draft-bad-empty = There was nothing in it.
draft-which-place = There is more than one place called “{ $typed }”. Which is it?
draft-which-place-more = There are too many to show them all. With its province and city I can tell, for example: 山西省河曲县
draft-place-late = Those choices are out of date, and the place is as it was. To correct it, please press “Place” again.
draft-corrected = Corrected. { $field }: { $value }
draft-cleared = Cleared: { $field }
draft-indexing = I have { $title } and am indexing it. I will say when that is done.
draft-indexing-share = { $percent }% done
draft-added = { $title } has been added. You can ask about it now.
draft-saved = { $title } has been corrected.
draft-try = Try asking:
draft-there-already = It is like this already: { $title }. Nothing was changed.
draft-not-written = The folder of documents cannot be written to, and nothing was changed. The disk may be full, or the right to write missing; whoever runs this machine finds more in the log. The draft is still here.
draft-not-readable = The folder of documents cannot be read, and nothing was changed. Whoever runs this machine finds more in the log. The draft is still here.
draft-not-indexed = It could not be indexed and was taken out again; nothing was changed. The reason is in the log. The draft is still here: please try again later.
draft-kept-unindexed = { $title } is in the folder of documents, but could neither be indexed nor taken out again. The reason is in the log. It will be indexed when the bot is started anew.
draft-taken-away = { $title } is no longer among the documents. Somebody may have withdrawn it.
draft-undo = ↩ Undo
draft-send-newer = Please send me the newer version of { $title }, as a file or as pasted text.
draft-no-newer = All right, it stays as it is.
draft-file-large = This file is larger than { $megabytes } MB, more than Telegram lets a bot fetch. Please divide it, or keep only the text. Or whoever runs this machine can add it there with npm run add.
draft-file-gone = I could not get this file from Telegram. Please send it again.
draft-file-refused = I could not get this file: the server that keeps it refused. You can send it again a little later. If that does not help, please ask whoever runs this machine to look at the log.

## Terminal

terminal-welcome = Reform practice library: { $count } documents, { $measures } measures. Type a question; /cases lists the documents, /case PLACE its measures, /cite ID opens a passage, Ctrl-D leaves.
terminal-token-hint = This is the terminal chat. For Telegram: get a token from @BotFather, put it into .env as BOT_TOKEN and run npm start again.
terminal-example = For example: { $example }
terminal-prompt = ask>
terminal-bye = Goodbye.
terminal-command-unknown = There is no command { $command }. There are /cases, /case PLACE, /cite ID and /help.
terminal-case-choose = Open one by its file’s name, for example “/case { $file }”.
terminal-cite-empty = Write a passage’s id after /cite, for example “/cite hequ-07”.
terminal-failure = No answer could be given: { $reason }

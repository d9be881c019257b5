# Everything the bot says, in English (for users whose Telegram is not in Chinese).
# Leave the names on the left as they are; edit the text on the right freely, then restart.
# Places like { $name } are filled in; zh.ftl uses the same ones in the message of the same name.

## Start

start-title = Hello! I look things up in reform practice documents
start-about = I have read { $count ->
    [one] one document
   *[other] { $count } documents
 } on how Chinese counties and cities carried out their reforms. Send me a question: I will quote what the original says, and tell you which document and passage it comes from.
start-try = Try one of these:
start-more = Send /cases to see the documents, or /help to see how to ask.
start-group-call = To ask me here, write @{ $bot } and your question, use /ask followed by your question, or reply to one of my messages.
start-group-quiet = I stay quiet unless you call me.

example-1 = How did Hequ County place its surplus staff?
example-2 = How does Hanbin District evaluate the use of its staffing posts?
example-3 = How does Liuyang manage off-staff personnel?

## Help

help-title = How to ask
help-ask = Just send your question, for example “{ $example }”. Naming a place helps me find the right passage.
help-quotes = Quotes are the original Chinese text, unchanged. The key sentences are bold; tap a quote to see all of it. Each one carries an id (such as hequ-07) that you can cite in a discussion; tap the id or 📖, or send me the id, to read the passage in its place.
help-group = In a group: write @{ $bot } and your question, use /ask followed by your question, or reply to one of my messages. I stay quiet unless you call me.
help-forward = To look up what someone just said, reply to their message with nothing but @{ $bot }.
help-commands = Commands
help-command-line = { $command }: { $text }

command-ask = Ask a question, for example /ask How did Hequ place its surplus staff?
command-cases = The documents I can quote
command-case = The measures in one document, for example /case Hequ
command-cite = Open a passage by its id, for example /cite hequ-07
command-compare = Several places side by side, for example /compare Hequ Hanbin assessment
command-new = Start afresh
command-language = Choose the language · 选择语言
command-privacy = What I keep, and for how long
command-forget = Delete what you keep of me
command-help = How to ask
command-start = A few questions to try
command-gaps = Questions without a good answer
command-stats = Use by week

## Answers

answer-question = Question: { $question }
note-follow-up = Following on, understood as “{ $question }”. Send /new to start afresh.
note-no-more = There is nothing more. Ask in other words, or about something else?
note-corrected-place = I took “{ $written }” to mean “{ $understood }”.
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
answer-unknown-place-unnamed = None of the documents is about the place you asked for. They are about: { $covered }.
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
answer-none-within = Try wider limits, or other words.
answer-no-evidence = I found nothing in the documents that answers this. Try other words, or name a place.
answer-off-topic = That is not something the documents cover. I answer only from documents on reform practice, about: { $covered }.
answer-unplaced = Place not stated
compare-title = Side by side: { $topic }
compare-nothing = The documents say nothing of this.
compare-unknown = There are no documents about this place.
compare-outside = No document about this place is within those limits.
compare-empty = Name two places or more and what to compare, such as “/compare Hequ Hanbin assessment”.
answer-others = { $count } more: reply “more” to read on.
question-long = That is a long question ({ $count } characters). Please cut it to { $limit } at most, to the one thing you want to know.
new-done = All right, a fresh start. Go ahead and ask.
answer-copies = The same text is also in: { $list }
answer-sources = Sources

list-separator = { ", " }
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
case-empty = Which place? Choose below, or write its name after /case, for example “/case Hequ”.
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
language-auto = Follow the app
language-set-zh = All right, I will speak Chinese. Quotes stay as they are.
language-set-en = All right, I will speak English. Quotes stay as they are.
language-set-auto = All right, I will speak the language of your Telegram app. Quotes stay as they are.
language-group = This holds for the whole group; anyone here can change it.

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

## A passage

passage-position = Passage { $position } of { $count }
passage-replaced = This is the text of an earlier version: the document has since been changed here.
passage-withdrawn = This document has been withdrawn. This is its text as it stood then.
passage-before = The passage before ends:
passage-after = The passage after begins:
passage-excerpt = This passage
passage-unknown = There is no passage “{ $name }”; the documents may have changed. Send /cases to see them.
passage-gone = This passage is no longer in the documents.
cite-empty = Write a passage’s id after /cite, for example “/cite hequ-07”. Or reply with /cite alone to a message that mentions one.
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

## Other situations

ask-empty = Write your question after /ask, for example “/ask { $example }”. Or reply to a message with /ask alone, and I will look that message up.
mention-empty = I am here. Put your question in the same message as @{ $bot }, for example “@{ $bot } { $example }”.
command-unknown = There is no { $command } command. Just send your question; /help shows how.
text-only = I can only read text so far. Please type your question, for example “{ $example }”.
button-gone = This button no longer works. Send /start to begin again.
inline-closed = Not open here: ask me in private
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

document-too-large = This file is larger than { $megabytes } MB, which is more than I can take. Please divide it, or keep only the text, and send it again.
document-too-long = This file holds more text than I can take at once. Please divide it and send me the parts.
document-empty = This file is empty.
document-no-text = I found no text in this file. Could it be the wrong one?
document-scan = This PDF is a scan: its pages are pictures without text. Please run text recognition (OCR) on it and send me the Word or text file that comes of it.
document-garbled = The text in this PDF comes out garbled. Please send the original Word file (.docx) or a text file instead.
document-encrypted = This file opens with a password only. Please save it without one and send it again.
document-zip-bomb = This file unpacks to an abnormal size, so I have not opened it, to be safe. Please open the original in Word or WPS, save it as a new .docx file and send me that.
document-too-heavy = This file is so complex that I could not read it to the end. Please save it as a new .docx or .txt file and send me that.
document-too-many-pages = This PDF has more than { $pages } pages. Please keep only the part that matters and send it again.
document-damaged = This file cannot be opened. It may be incomplete or damaged. Please save it anew and send it again.
document-old-word = This file is in the format of old Word or of WPS, which I cannot read. Please open it in Word or WPS, save it as .docx and send me that.
document-spreadsheet = This is a spreadsheet, and I only read articles. Please put what matters into a Word file (.docx) and send me that.
document-slides = These are slides, and I only read articles. Please put their text into a Word file (.docx) and send me that.
document-picture = This is a picture, and I cannot read what is written on it. Please run text recognition (OCR) on it and send me the text.
document-archive = This is an archive. Please unpack it and send me the files one by one.
document-other-format = I cannot read this format. Please save it as .docx or PDF and send me that.
document-unknown-kind = I cannot tell what kind of file this is. I read Word (.docx), PDF, web pages (.html) and text (.txt, .md).
document-pages-without-text = Some pages are pictures; what is written on them was not read.
document-unknown-numbering = Some automatic numbering is of a kind I do not know. I wrote it in figures; please compare it with the original.
document-flawed-front-matter = Some of the fields at the top of the file are not as they should be and were passed over.

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

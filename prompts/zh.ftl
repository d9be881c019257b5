# 机器人说的每一句话（中文，默认）。
# 等号左边是名字，不要改；右边的文字可以随意修改，保存后重新启动生效。
# { $name } 这样的地方会填入内容，en.ftl 里同名的句子用的是同样的几个。

## 开始

# 开始对话之前，空白的聊天里显示的话：不超过 512 个字。
profile-description = 想知道别的地方是怎么做的？把问题发给我，写上地名会找得更准。我从收录的改革资料里找出原文，一字不改，注明出自哪份资料、哪一段；资料里没有的，就说没有。点“开始”，看几个可以问的问题。
# 名片上、转发时显示的话：不超过 120 个字。
profile-short = 各地改革是怎么做的？我只引原文，注明出处。可以私下问，也可以拉进群里问。
start-title = 你好，我是改革实践资料助手
start-about = 我读过{ $count }份各地的改革资料。把问题发给我，我会找出原文里的做法，并注明出自哪份资料、哪一段。
start-places = 目前有：{ $covered }。
# 下面的按钮是问题；$chinese 是其中中文问题的个数。
start-try = 不妨先问问看：{ $chinese ->
   *[other] {""}
 }
start-more = 发送 /cases 看收录了哪些资料，发送 /help 看用法。
start-group-call = 在群里这样问我：@{ $bot } 加上问题，或者用 /ask 加上问题，也可以直接回复我的消息。
start-group-quiet = 没有叫到我的时候，我不会插话。

# 示例问题：收录的资料答得上来的才会用。
example-1 = 河曲县如何安置超编人员？
example-2 = 汉滨区怎样评估机构编制的使用效益？
example-3 = 浏阳往乡镇和街道下沉了多少编制？

## 帮助

help-title = 怎么用
# 答得上来的示例问题；一个也没有时是 none。
help-ask = 直接发问题就行{ $example ->
    [none] {""}
   *[other] ，例如“{ $example }”
 }。写上地名，会找得更准。
help-quotes = 引用的文字都是原文，一字未改；加粗的是最要紧的句子，点一下可以展开；上面有“…”的，这一段前面还有原文。每段后面有编号（如 hequ-07）：点编号或下面的 📖，就能看到全段和前后文。讨论时报编号，把编号发给我也能打开它。
help-group = 在群里：@{ $bot } 加上问题，或者用 /ask 加上问题，也可以直接回复我的消息。没有叫到我的时候，我不会插话。
help-forward = 想查别人刚说的话：回复那条消息，写上 @{ $bot }，后面可以加几个字，如“别的县有没有”。
help-add = 收录资料（只对管理员）：私下把文件（.docx、.doc、.wps、.rtf、.odt、.pdf、.ofd、.html、.mht、.xlsx、.csv、.md、.txt、图片，或者装着这些文件的 .zip，不超过 { $megabytes } MB）发给我，或者把全文粘贴过来；我会先列出读到的内容，核对后再收录。
help-commands = 命令
help-command-line = { $command }：{ $text }
help-admin = 管理员的命令

command-ask = 提一个问题，写在 /ask 后面
command-cases = 收录了哪些资料
command-case = 一份资料里有哪些做法，地名写在 /case 后面
command-cite = 按编号看原文和前后文，编号写在 /cite 后面
command-compare = 几个地方对照着看，例如 /compare 甲县 乙县 考核
command-new = 另起话题
command-language = 选择语言 · Language
command-privacy = 我记下了什么，保存多久
command-forget = 删除我的记录
command-help = 怎么用
command-start = 看几个示例问题
command-documents = 管理资料：更正、换新版、撤下、撤销
command-history = 资料的改动记录
command-gaps = 没有答好的问题
command-stats = 每周的使用情况

## 回答

# 由资料里的做法拼成的问题：先试过，答得上来才拿出来。
offer-action = { $place }如何{ $action }？
offer-action-unplaced = 如何{ $action }？
offer-overview = { $place }有哪些做法？
offer-topic = { $place }在{ $topic }方面有哪些做法？
# $chinese 是其中中文问题的个数。
offer-near = 下面这些问题，资料里有答案，点一下就问：{ $chinese ->
   *[other] {""}
 }
answer-question = 问：{ $question }
note-read-as = ↪ { $question }
note-follow-up = ↪ { $question }
note-first-questions = 问题比较多，先答前{ $count }个，其余的请另发一条。
note-no-more = 没有更多内容了。换个说法，或者问点别的？
note-nothing-new = 除了刚才给出的，没有找到讲这个的资料。
note-no-subject = 你指的是哪件事？回复那个回答再问一次，或者写全地名和想问的事。
note-corrected = “{ $written }”按“{ $understood }”理解。
note-ambiguous-place = “{ $written }”可能指：{ $candidates }。写出全名，会找得更准。
note-limited = 只看：{ $limits }（{ $count }份资料）。{ $undetermined ->
    [0] {""}
   *[other] 另有{ $undetermined }份没写明时间或地方，没有算进来。
 }
note-limited-none = 没有符合“{ $limits }”的资料。{ $undetermined ->
    [0] {""}
   *[other] 有{ $undetermined }份没写明时间或地方，没有算进来。
 }
answer-unknown-place = 收录的资料里没有{ $places }。目前有：{ $covered }。
answer-unknown-place-unnamed = 除了你说不要的，那里没有别的资料。目前有：{ $covered }。
answer-elsewhere = 下面是其他地方的做法，仅供参考，不代表{ $places }。
answer-elsewhere-unnamed = 下面是其他地方的做法，仅供参考。
answer-other-place = { $places }的资料里没有讲到这个。下面是{ $others }的做法，不是{ $places }的。
answer-weak = { $count ->
    [1] 没有找到能直接回答这个问题的内容。下面这段只是有些关联，请自行判断。
   *[other] 没有找到能直接回答这个问题的内容。下面几段只是有些关联，请自行判断。
 }
answer-outside = 下面的内容不在这个范围里，仅供参考。
answer-outside-place = { $places }的资料都不在这个范围里。下面的内容在范围以外，仅供参考。
answer-outside-other = 这个范围里的资料没有讲到这个。下面的内容在范围以外，仅供参考。
answer-undetermined = 下面的内容没写明时间或地方，在不在这个范围里还说不准，仅供参考。
answer-undetermined-other = 这个范围里的资料没有讲到这个。下面的内容没写明时间或地方，在不在范围里还说不准，仅供参考。
answer-none-within = 放宽一点范围，或者换个说法，可以再试一次。
# $missing 是 missing-* 的说法。
answer-missing = 资料里没有给出{ $missing }，下面是相近的内容。
missing-count = { $thing ->
    [none] 这个数目
   *[other] { $thing }的数目
 }
missing-people = { $thing ->
    [none] 具体人数
   *[other] { $thing }的人数
 }
missing-money = { $thing ->
    [none] 具体金额
   *[other] { $thing }的金额
 }
missing-share = { $thing ->
    [none] 这个比例
   *[other] { $thing }的比例
 }
missing-change = { $thing ->
    [none] 变化的数目
   *[other] { $thing }变化的数目
 }
missing-date = { $thing ->
    [none] 具体时间
   *[other] { $thing }的时间
 }
missing-duration = { $thing ->
    [none] 时间长短
   *[other] { $thing }的时间长短
 }
missing-name = 具体名称
missing-reason = 原因
missing-problem = 存在的问题
missing-person = 是谁
answer-no-evidence = 资料里没有找到能回答这个问题的内容。换个说法，或者写上地名，可以再试一次。
answer-off-topic = 这个问题不在资料的范围里。我只依据收录的改革资料回答，目前有：{ $covered }。
answer-collection = 收录了这些地方的资料：{ $places }。发送 /cases 看清单，发送一个地名看它的资料，或者直接问那里是怎么做的。
answer-collection-unplaced = 收录的资料都没有注明地方。发送 /cases 看清单，或者直接问。
answer-small-talk = 问我各地的改革是怎么做的就行，我从收录的资料里找出原文，并注明出处。目前有：{ $covered }。发送 /help 看用法。
answer-unplaced = 未注明地方
compare-title = 各地对照：{ $question }
compare-nothing = 资料里没有讲到这个。
compare-unknown = 没有收录这个地方的资料。
compare-outside = 这个地方的资料都不在这个范围里。
compare-undetermined = 这个地方的资料没写明时间或地方，在不在这个范围里还说不准，没有放进来比。
compare-empty = 写上两个或更多地名，再写想比较什么，例如“/compare 甲县 乙县 考核”。
compare-one = 这里只认出一个地方：{ $place }，下面是它的资料。要对照，请再写一个地名。
answer-nothing-there = { $places }的资料没有讲到这个。要看别处的做法吗？
answer-elsewhere-ask = 要看别处的做法吗？
button-elsewhere = 看别处的做法
button-more = { $count ->
    [0] 还有，接着看
   *[other] 还有{ $count }段，接着看
 }
source-no-address = 没有记下原文的网址
sources-verbatim = 引文一字未改，出自下面的资料。点 📖 看原文和它的前后文。
which-passage = 想看哪一条？回复那个回答再说一次，或者把编号发给我（例如 hequ-07）。
number-unknown = { $count ->
    [1] 刚才只给出了1条，没有第{ $number }条。
   *[other] 刚才给出了{ $count }条，没有第{ $number }条。
 }
article-unknown = 这份资料里没有第{ $number }条。
document-which = 要看哪一份？
new-done = 好的，前面谈的先放下，请问吧。
source-page = 原文网页
answer-copies = 同样的文字还见于：{ $list }
# 只在英文里用到。
answer-translate = 引用的都是中文原文。

list-separator = 、
list-last-separator = 、
# 下面两条只在英文里用到。
section-word = 章节
source-kind = { $kind ->
   *[other] 来源
 }
# 资料的文字不是原来就有的，是从扫描件或照片上认出来的，可能有错。pages：哪几页；只有一页时是 single
citation-recognised = { $pages ->
    [single] 文字由图片识别
   *[other] 第 { $pages } 页文字由图片识别
  }
citation-recognised-short = 文字由图片识别
document-untitled = { $place ->
    [none] 未注明地方的资料（标题未注明）
   *[other] { $place }的资料（标题未注明）
 }
list-shortened = { $list }等{ $count }处
authors-shortened = { $list }等

## 资料

cases-title = 收录的资料（{ $count }份）
cases-none = 还没有收录任何资料。
cases-hint = 点下面的按钮，看一份资料里有哪些做法；也可以发送“/case 地名”直接打开。
cases-hint-many = 只想看一部分：在 /cases 后面写上省份、级别、年份或标题里的词，例如“/cases 山西 县 2022年以后”。
cases-found = 按“{ $name }”找到{ $count }份资料
page-position = 第 { $page } / { $pages } 页
cases-limited = 只看：{ $filter }（{ $count }份，共收录{ $total }份）
cases-undetermined = 另有{ $count }份没写明时间或地方，没有列出来。
cases-none-within = 没有符合条件的资料：{ $filter }
cases-words-hint = 这里只按标题和地名找。想找正文里的内容，直接把问题发给我就行。
cases-wider = 去掉一个条件再看看：
provinces-title = 这{ $count }份资料来自这些地方。点一下，只看那里的。
levels-title = 这{ $count }份资料讲的是这几类地方。点一下，只看那一类的。
years-title = 这{ $count }份资料写于这些年份。点一下，只看那一年的。
section-count = { $count }个部分
measure-count = { $count }条做法
case-hint-section = 📑 看这一部分的做法
case-hint-measure = 📖 看原文和前后文
case-empty = 想看哪里的资料？从下面选一份，或者在 /case 后面写上地名。
case-unknown = 没有收录“{ $name }”的资料。目前有：{ $covered }。
case-near = 也许你想看：
case-gone = 这份资料已经不再收录了。
button-cases = ↩ 全部资料
button-provinces = 按省份找
button-levels = 按级别找
button-years = 按年份找
button-chosen = ✓ { $chosen }
button-any-region = 不限地方 { $count }
button-any-kind = 不限级别 { $count }
button-any-year = 不限年份 { $count }
button-any-words = 不限字词 { $count }
button-back = ↩ 返回
button-contents = ↩ 目录
button-section = 📑 { $number }
button-overview = { $name ->
    [none] 📑 目录
   *[other] 📑 目录：{ $name }
 }

## 范围

limit-year = { $year }年
limit-from = { $year }年及以后
limit-to = { $year }年及以前
limit-between = { $from }—{ $to }年
kind-province = 省级
kind-prefecture-level = 地市级
kind-prefecture-city = 地级市
kind-county-level = 县级
kind-county = 县
kind-autonomous-county = 自治县
kind-county-city = 县级市
kind-district = 市辖区
kind-banner = 旗

## 反馈

vote-thanks = 谢谢，记下了。
vote-changed = 已改成{ $vote }，谢谢。
vote-same = 这一票已经记过了。
vote-why = 哪里不好？可以在下面选一项。
why-wrong-place = 地方不对
why-not-asked = 答非所问
why-nothing-new = 没有新内容
why-thanks = 记下了：{ $reason }。谢谢！

## 语言

language-now = 现在的语言：{ $name }。
language-now-auto = 现在的语言：中文（跟随你的 Telegram）。提问用哪种语言，就用哪种语言回答。
language-auto = 跟随 Telegram
language-set-zh = 好的，以后说中文。引用的原文仍是中文。
language-set-en = 好的，以后说英文。引用的原文仍是中文。
language-set-auto = 好的，以后提问用哪种语言就用哪种语言回答，其余的跟随 Telegram 的语言。引用的原文仍是中文。
language-group = 对整个群有效，群里谁都可以改。

## 闲谈

talk-thanks = 不客气。
talk-noted = 好的。想看别处怎么做的，发个地名，或者直接问我。
talk-opening = 请问吧。写上地名和想问的事，会找得更准。
talk-rewording = 我只引用原文，不改写，也不概括。回复“还有吗”看别的段落，或者问得更具体些。
talk-objection = 哪里不对？换个说法，或者写上地名和想问的事，我再找找。

## 管理员

gaps-none = 目前没有未答上来的问题，也没有被点 👎 的回答。
gaps-title = 没有答好的问题（{ $count }个，第 { $page }/{ $pages } 页）
gaps-asked = 问过{ $count }次
gaps-newest = 最近 { $time }
gaps-hint = 没有答上来的和被点 👎 的问题，相近的算作一个，最近的在前。时间是北京时间。
stats-title = { $count ->
    [1] 本周（{ $last }）
   *[other] 最近 { $count } 周（{ $first } 至 { $last }）
 }
stats-none = 这段时间还没有人提问，也没有人投票。
stats-colours =
    🟩 答出　🟨 相关　🟥 未答
    🟦 赞　🟪 踩　⚫ 用时的中位数
stats-legend = 相关：只找到有些关联的内容；毫秒：用时的中位数。周从星期一算起，按北京时间。
stats-week = 周
stats-questions = 提问
stats-answered = 答出
stats-related = 相关
stats-refused = 未答
stats-median = 毫秒
stats-up = 赞
stats-down = 踩

## 管理资料

shelf-title = 管理资料（{ $count }份）
shelf-hint = 点按钮打开一份；在 /documents 后面写上地名或标题，可以直接找。
shelf-add = 要收录新的资料，把文件发给我就行（.docx、.doc、.wps、.rtf、.odt、.pdf、.ofd、.html、.mht、.xlsx、.csv、.md、.txt、图片，或者装着这些文件的 .zip）。
shelf-missing = 没有找到叫“{ $name }”的资料。
shelf-last-change = 最近一次改动：{ $change }
shelf-changed = { $when } 改过
shelf-field = { $name }：{ $value }
shelf-unknown = 未注明
shelf-changes = 最近的改动
shelf-unchanged = 还没有改动过。
field-title = 标题
field-place = 地方
field-issuer = 发文单位
field-number = 文号
field-source = 来源
field-authors = 作者
field-date = 日期
field-url = 网址
field-file = 文件
field-contents = 内容
field-earlier = 旧版本
earlier-count = { $count ->
    [0] 没有
   *[other] { $count }个
 }
passage-count = { $count }段
button-shelf = ↩ 管理资料
button-history = 🕘 改动记录
button-document = 📄 { $number }
button-undo = ↶ 撤销：{ $change }
button-fix = ✏️ 更正信息
button-newer = 🔄 换成新版
button-withdraw = 🗑 撤下

change-added = 收录了{ $name }
change-changed = 修改了{ $name }
change-withdrawn = 撤下了{ $name }
change-undone = 撤销了一次改动：{ $change }（{ $who }，{ $when }）
change-undone-some = 撤销了对{ $name }的一次改动
change-undone-since = 这次改动后来已经撤销了。
change-this-document = 这份资料
document-about = { $place }的资料
change-noted = { $change }（{ $who }，{ $when }）
change-indexing = 正在更新索引，资料很长时要几分钟。这段时间仍按原来的资料回答，可以先做别的事。
change-not-indexed = 改动已经保存，但索引没能更新，现在仍按原来的资料回答。原因写在运行日志里；处理好以后重新启动，就会按新的资料回答。
change-unwritable = 没有改成：资料文件夹写不进去，可能没有写入权限，也可能磁盘满了。什么都没有变，处理好以后请再试一次。
no-room = 机器的磁盘快满了，这次没有保存，原来的都没有变。请管理这台机器的人腾出一些空间，然后再试一次。
change-unreadable = 没有改成：资料文件夹读不出来。什么都没有变，处理好以后请再试一次。
document-last = 这是仅有的一份资料，不能撤下：没有资料，我就什么也答不了。请先收录别的资料。

withdraw-ask = 要撤下{ $name }吗？
withdraw-means = 撤下以后，回答里不再引用它；以前引用过的段落仍然能打开，会注明资料已经撤下。撤下之后还可以撤销。
withdraw-yes = 撤下
withdraw-no = 不撤下
withdraw-done = 已撤下{ $name }
withdraw-done-means = 回答里不再引用它；以前引用过的段落仍然能打开，会注明资料已经撤下。
withdraw-changed = 这份资料刚刚又有改动，所以没有撤下。请看过再决定。

undo-ask = 要撤销这次改动吗？
undo-means-added = 撤销以后，{ $name }不再收录；以前引用过的段落仍然能打开，会注明资料已经撤下。
undo-means-changed = 撤销以后，{ $name }恢复成这次修改之前的样子。
undo-means-withdrawn = 撤销以后，{ $name }重新收录。
undo-yes = 撤销
undo-no = 不撤销
undo-done-added = 已撤销：{ $name }不再收录了
undo-done-changed = 已撤销：{ $name }恢复成修改之前的样子了
undo-done-withdrawn = 已撤销：{ $name }重新收录了
undo-late = 这次改动已经不是最近的一次，不能单独撤销。要撤销，请从最近的一次开始。
undo-nothing = 现在没有可以撤销的改动。

history-title = 改动记录（{ $count }次）
history-none = 还没有改动记录。
history-undone = 已撤销
history-hint = 最近的在前，时间是北京时间。
history-by-hand = 直接在资料文件夹里做的改动不在记录里。

## 一段原文

passage-position = 第 { $position } 段 / 共 { $count } 段
passage-replaced = 这是旧版原文：资料更新后，这一段已经改了或删了。
passage-withdrawn = 这份资料已经撤下，这里是撤下前的原文。
passage-before = 上一段的末尾：
passage-after = 下一段的开头：
passage-excerpt = 本段原文
passage-unknown = 没有编号是“{ $name }”的段落，资料可能已经更新。发送 /cases 看收录了哪些资料。
passage-none-next = 后面没有了，这已经是资料的最后一段。
passage-none-before = 前面没有了，这已经是资料的第一段。
passage-gone = 资料里已经没有这一段了。
passage-most = 一次最多打开 { $count } 段，这是前 { $count } 段。要看后面的，点最后一段下面的 ›。
cite-empty = 在 /cite 后面写上编号就行，编号在每段引文后面。也可以回复一条提到编号的消息，只发 /cite。
button-open = 📖 { $number }
button-case = 整份资料
button-copy = 复制引用

## 隐私

privacy-title = 我记下了什么
privacy-where = 都存在运行这个机器人的那台机器上，不发给任何别处；找答案也在那台机器上完成。
privacy-questions = 问过的问题：谁问的、什么时候、有没有找到、给出了哪几段
privacy-subjects = 刚才谈到哪个地方、哪件事，好接着问“上犹呢”
privacy-votes = 点过的 👍 和 👎
privacy-language = 选定的语言
privacy-limits = 最近一两天你什么时候提过问、按过按钮，用来限制提问的频率
privacy-drafts = 管理员发来、还没有收录的资料，{ $days }天没有动过就删除
privacy-changes = 谁在什么时候收录、更正或撤下了哪份资料（名字和用户编号）。这一项和收录的文件存在资料文件夹里，一直保留，/forget 也不删。
privacy-time = 最多保存{ $days }天，到期自动删除。还没来得及回答的消息先存着，答完就删。
privacy-logs = 另外，管理这个机器人的人打开了运行日志里的问题记录：日志存多久由他们决定，/forget 删不到那里。
privacy-forget = 想现在就删，私下发 /forget 给我。
forget-ask = 要删除您问过的问题、投过的票、谈话的记录和选定的语言吗？删了就找不回来了。（问题的文字和是谁问的都会删掉，只留下“有过一问”的计数。）
forget-yes = 删除
forget-no = 不删
forget-private = 这件事请私下办：把 /forget 发给 @{ $bot }。
forget-kept = 好的，什么都没删。
forget-done = 已经删除：{ $questions }个问题、{ $votes }次投票，还有谈话的记录和语言的选择。
forget-drafts = 还没有收录的资料也删掉了（{ $count }份）。

## 其他情形

ask-empty = 在 /ask 后面写上问题就行{ $example ->
    [none] {""}
   *[other] ，例如“/ask { $example }”
 }。也可以回复一条消息，只发 /ask，我就去查那条消息。
mention-empty = 我在。把问题和 @{ $bot } 写在同一条消息里就行{ $example ->
    [none] {""}
   *[other] ，例如“@{ $bot } { $example }”
 }。
command-unknown = 没有 { $command } 这个命令。直接发问题就可以，发送 /help 看用法。
text-only = 我目前只看得懂文字。把问题写出来发给我吧{ $example ->
    [none] {""}
   *[other] ，例如“{ $example }”
 }。
link-unread = 链接我还打不开。把里面的文字贴过来，我就去查。
# 同一个按钮又按了一次，内容已经发在群里或私聊里了。
posted-already = 刚才已经发出来了，就在这条消息下面。
# 同一个按钮又按了一次，内容只给按的人看。
shown-already = 刚才已经给你打开了，只有你看得到。
button-gone = 这个按钮已经失效了。发送 /start 可以重新开始。
inline-closed = 只在指定的聊天里开放
inline-none = 没有找到，私下问我
inline-long = 问题太长，请压缩一下
inline-broken = 刚才出了点问题，私下问我
inline-compare = { $places } 对照着看
inline-other-place = 不是{ $places }的做法：{ $words }
inline-weak = 只是有些关联：{ $words }
too-many = 问得有点密，我先缓一缓，请过一分钟再问。
not-allowed = 这个机器人只在指定的聊天里回答问题。想在这里用，请把这个编号告诉管理它的人：{ $chat }
failure = 抱歉，刚才出了点问题，没能答上来。请稍等一会儿再问一次。

## 收录文件

link-not-web = 这不是网页的地址，请发以 http:// 或 https:// 开头的地址。
link-not-public = 这个地址不在公网上，我不去访问。请把网页保存下来，再把文件发给我。
link-unknown-host = 找不到这个网站，请检查网址。
link-unreachable = 连不上这个网站。请过一会儿再发，或者把网页保存下来发给我。
link-timeout = 这个网站太久没有回应。请过一会儿再发，或者把网页保存下来发给我。
link-robots = 这个网站不允许程序读取这一页（robots.txt）。请自己打开，把网页保存下来发给我。
link-status = { $status ->
    [404] 网页不存在（404）。
    [401] 这一页要登录才能看（401）。请自己打开，把网页保存下来发给我。
    [403] 网站不让我看这一页（403）。请自己打开，把网页保存下来发给我。
   *[other] 网站没有给出这一页（{ $status }）。请过一会儿再发，或者把网页保存下来发给我。
  }
link-redirects = 这个网址转来转去，到不了任何一页。
link-kind = 这个网址上的不是网页，也不是文件。
link-too-large = 这个网址上的内容太大了，读不了。
link-empty = 这个网址上什么也没有。
document-too-large = 文件超过了 { $megabytes } MB，我收不下。请拆成几份，或者只留下正文再发给我。
document-too-long = 这份文件的文字太长，一次读不下。请拆成几份再发给我。
document-empty = 这个文件是空的，里面什么也没有。
document-no-text = 我在这个文件里没有找到正文。请看看是不是发错了文件。
document-unrecognised = 图片上没有认出文字。请拍得或扫得大一些、清楚一些，再发给我。
document-scan = 这份文件的页面上没有文字，也没有能识别的图片，字可能是画成图形的。请另存为 PDF 再发给我。
document-garbled = 这个文件里的文字取出来是乱码。请改发原来的 Word（.docx）文件，或者文本文件。
document-encrypted = 这个文件设了打开密码。请去掉密码、重新保存后再发给我。
document-zip-bomb = 这个文件解压后大得不正常，为安全起见我没有打开。请用 Word 或 WPS 打开原文，另存为新的 .docx 文件再发给我。
document-too-heavy = 这个文件太复杂，我没能读完。请另存为新的 .docx 或 .txt 文件再发给我。
document-too-many-pages = 这个文件超过了 { $pages } 页。请只留下有关的部分再发给我。
document-damaged = 这个文件打不开，可能没有传完整，也可能已经损坏。请重新保存后再发一次。
document-old-word = 这是 Word 95 或更早的格式，或者 WPS 自己的格式，我读不了。请用 Word 或 WPS 打开，另存为 .docx 再发给我。
document-spreadsheet = 这是 .xlsx 以外的电子表格（如 .xls、.et），我读不了。请用 Excel 或 WPS 打开，另存为 .xlsx 再发给我。
document-slides = 这是演示文稿，我只读文章。请把文字放进 Word 文档（.docx）再发给我。
document-picture = 这种格式的图片（如 JPEG 2000、PSD）我打不开。请另存为 JPG 或 PNG，或者不作为文件、直接作为照片发给我。
document-archive = 这种压缩包我打不开：我只读 .zip，压缩包里的压缩包也不读，要换成新版本的文件也不能是压缩包。请先解压，再把里面的文件发给我。
document-other-format = 我读不了这种格式。请另存为 .docx 或 PDF 再发给我。
document-link = 这是一个链接（快捷方式），不是文件本身。请把它指向的文件发给我。
document-part-of-page = 这是旁边那个已保存网页的附属文件，不单独读取。
document-unlikely-name = 从文件名看不是文档。如果是，请单独发给我。
document-unknown-kind = 我认不出这是什么文件。我能读 Word（.docx、.doc、.wps、.rtf、.odt）、PDF、OFD、网页（.html、.mht）、表格（.xlsx、.csv）、图片（.jpg、.heic、.png、.webp、.tif、.bmp）和文本（.txt、.md）。
document-pages-without-text = 有几页是图片，上面的字没有读进来。
document-unknown-numbering = 有些自动编号我不认识，用数字代替了，请对照原文看一看。
document-lost-numbering = 有些自动编号没有读进来，请对照原文补上。
document-flawed-front-matter = 文件开头的资料项有几处写得不对，没有采用。
document-odd-bytes = 文件里有些字节不是文字：正文里的显示为 �，末尾的没有收录，请对照原文看一看。

draft-new = 待收录的资料
draft-correction = 更正资料：{ $title }
draft-replacing = 收录后代替：{ $title }
draft-file = 文件：{ $name }
draft-pasted = 作为提问太长了（{ $count }个字），我把它当作要收录的资料来读。
draft-unread = { $name }：{ $problem }
draft-archive = { $count ->
    [0] 压缩包 { $name } 里没有能收录的文件。
   *[other] 压缩包 { $name } 里读出了 { $count } 份，各列在上面，请分别核对、收录。
    }
draft-archive-full = 一个压缩包一次最多读 { $limit } 份，请另外发给我。
draft-archive-more = 还有 { $count } 个没有读的文件，没有一一列出。
draft-gave-way = 草稿最多留{ $limit }份，最早的“{ $name }”已经丢弃。
draft-document = { $title }（{ $id }）
draft-not-found = 没有找到
draft-place-inferred = { $place }（没有注明，从正文看出来的）
draft-place-missing = 没有找到（问到某个地方时，只有正文提到那里才找得到它）
draft-counts = 共{ $counts }，分成{ $passages }段。
draft-more-sections = ……另有{ $count }个部分
draft-same = 已经收录过一份文字相同的：{ $title }。不用再收一次。
draft-like = 和{ $title }有 { $percent }% 相同。
# what：“文字由图片识别”，或者哪几页
draft-recognised = { $what }，可能有错，请对照原件看一看。
draft-like-choose = 要代替已有的，还是另收一份？
draft-beside = 收录后，和已有的并存。
draft-outdated = 这份草稿打开以后，有人改过这份资料。照这样保存，会冲掉那些改动；请从现在的内容重新开始。
draft-correction-gone = 这份资料已经不在资料库里了，可能有人把它撤下了，没有可以更正的了。
draft-replaced-changed = 要代替的那份资料，后来又有人改过。还要代替它，还是另收一份？
draft-replaced-gone = 要代替的那份资料已经不在了，可能有人把它撤下了。要单独收录这一份吗？
draft-hint = 不对的地方，点按钮更正。
recognition-pages = 正在识别图片上的文字：已完成 { $done } 页，共 { $count } 页。
recognition-stop = ⏹ 停下
recognition-stopping = 正在停下……
recognition-stopped = 已经停下。同一个文件一天之内再发来，会从停下的那一页接着识别。
recognition-done = 图片上的文字识别好了。
recognition-failed = 没能识别完。
draft-lines = 这几行认得不太准，请对照图片看一看。哪一行不对，就点它的号码。
draft-line-page = （第{ $page }页）
draft-ask-line = 请发来这一行正确的文字。
draft-line-corrected = 已经更正：{ $value }
draft-line-late = 正文里已经没有这一行了，没有改动。
button-picture = 🖼 看原图
button-original = 📎 整份原件
original-gone = 原件没有留下来。
draft-discarded = 已经丢弃，资料库没有变。
draft-busy = 正在编入索引，请稍等。
draft-gone = 这份草稿已经不在了，请重新发一次文件。
draft-add = ✅ 收录
draft-save = ✅ 保存
draft-discard = 🗑 丢弃
draft-contents = 📑 目录
draft-back = ↩ 返回
draft-replace = 代替 { $id }
draft-keep-beside = 另收一份
draft-afresh = 🔄 重新开始
draft-replace-still = 仍然代替
draft-keep-alone = 单独收录
draft-open-same = 看已收录的
draft-ask-title = 请发来正确的标题，写成一行。例如：河曲：人口小县机构改革赋能高质量转型发展
draft-ask-place = 请发来地方的名称。例如：山西省河曲县，或者河曲
draft-ask-issuer = 请发来印发它的单位的全称。例如：武乡县人民政府办公室
draft-ask-number = 请发来文号。例如：武政办发〔2023〕18号
draft-ask-source = 请发来来源，就是刊登或印发它的媒体或单位。例如：忻州日报
draft-ask-date = 请发来日期。例如：2023-04-20，或者 2023年4月20日；只写年月或年份也可以。
draft-ask-authors = 请发来作者，几位之间用顿号或逗号隔开。例如：张三、李四
draft-ask-url = 请发来原文的网址，以 http:// 或 https:// 开头。
draft-now = 现在是：{ $value }
draft-clear = 清空
draft-cancel = 不改了
draft-bad-date = “{ $typed }”不是我认得的日期。
draft-bad-url = “{ $typed }”不是一个完整的网址。
draft-bad-place = 行政区划里没有找到“{ $typed }”。
draft-bad-long = 写得太长了（{ $count }个字），请不要超过{ $limit }个字。
draft-bad-empty = 没有看到内容。
draft-which-place = 叫“{ $typed }”的地方不止一个，是哪一个？
draft-which-place-more = 太多了，下面只列出一部分；写上省市会准一些，例如：山西省河曲县
draft-place-late = 这一组选项已经过时，地方没有改动。要改的话，请再点一次“地方”。
draft-corrected = 已经更正。{ $field }：{ $value }
draft-cleared = 已经清空：{ $field }
draft-indexing = { $title }收到了，正在编入索引，编好了会在这里说。
draft-indexing-share = 已完成 { $percent }%
draft-added = { $title }收录好了，可以问了。
draft-saved = { $title }更正好了。
draft-try = 试着问：
draft-there-already = 资料库里已经是这样了：{ $title }。没有改动。
draft-not-written = 资料文件夹现在写不进去，什么都没有改动。可能是磁盘满了，或者没有写的权限；请管理这台机器的人看一看运行日志。草稿还在。
draft-not-readable = 资料文件夹现在读不了，什么都没有改动。请管理这台机器的人看一看运行日志。草稿还在。
draft-not-indexed = 没能编入索引，已经撤回，什么都没有改动。原因写在运行日志里。草稿还在，可以过一会儿再试。
draft-kept-unindexed = { $title }已经放进资料文件夹，但没能编入索引，也没能撤回。原因写在运行日志里；重新启动机器人时会再编一次。
draft-taken-away = { $title }已经不在资料库里了，可能有人把它撤下了。
draft-undo = ↩ 撤销
draft-send-newer = 请把{ $title }的新版本发给我，发文件或者直接粘贴全文都可以。
draft-no-newer = 好的，不换了。
draft-file-large = 文件超过了 { $megabytes } MB，Telegram 不让机器人取这么大的文件。请拆成几份，或者只留下正文；也可以请管理这台机器的人在上面运行 npm run add 来收录。
draft-file-gone = 没能从 Telegram 取到这个文件，请重新发一次。
draft-file-refused = 这个文件没能取到：存放文件的服务器不肯给。可以过一会儿再发一次；如果还是这样，请管理这台机器的人看一下日志。

## 终端

terminal-welcome = 改革实践资料助手：{ $count }份资料，{ $measures }条做法。直接输入问题，/cases 看资料，/case 地名 看做法，/cite 编号 看原文前后，Ctrl-D 退出。
terminal-token-hint = 这里是终端对话。要在 Telegram 里用：向 @BotFather 领取令牌，写进 .env 的 BOT_TOKEN，再运行 npm start。
terminal-example = 例如：{ $example }
terminal-prompt = 问>
terminal-bye = 再见。
terminal-command-unknown = 没有 { $command } 这个命令。可以用：/cases、/case 地名、/cite 编号、/help。
terminal-case-choose = 要打开一份，写上它的文件名，例如“/case { $file }”。
terminal-cite-empty = 在 /cite 后面写上编号就行，例如“/cite hequ-07”。
terminal-failure = 没能答上来：{ $reason }

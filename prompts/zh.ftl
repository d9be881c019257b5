# 机器人说的每一句话（中文，默认）。
# 等号左边是名字，不要改；右边的文字可以随意修改，保存后重新启动生效。
# { $name } 这样的地方会填入内容，en.ftl 里同名的句子用的是同样的几个。

## 开始

start-title = 你好，我是改革实践资料助手
start-about = 我读过{ $count }份各地的改革资料。把问题发给我，我会找出原文里的做法，并注明出自哪份资料、哪一段。
start-try = 不妨先问问看：
start-more = 发送 /cases 看收录了哪些资料，发送 /help 看用法。
start-group-call = 在群里这样问我：@{ $bot } 加上问题，或者用 /ask 加上问题，也可以直接回复我的消息。
start-group-quiet = 没有叫到我的时候，我不会插话。

example-1 = 河曲县如何安置超编人员？
example-2 = 汉滨区怎样评估机构编制的使用效益？
example-3 = 浏阳往乡镇和街道下沉了多少编制？

## 帮助

help-title = 怎么用
help-ask = 直接发问题就行，例如“{ $example }”。写上地名，会找得更准。
help-quotes = 引用的文字都是原文，一字未改；加粗的是最要紧的句子，点一下可以展开全段。每段后面有编号（如 hequ-07），讨论时报编号就能找到它。
help-group = 在群里：@{ $bot } 加上问题，或者用 /ask 加上问题，也可以直接回复我的消息。没有叫到我的时候，我不会插话。
help-forward = 想查别人刚说的话：回复那条消息，只写 @{ $bot }。
help-commands = 命令
help-command-line = { $command }：{ $text }

command-ask = 提一个问题，例如 /ask 河曲县如何安置超编人员
command-cases = 收录了哪些资料
command-case = 一份资料里有哪些做法，例如 /case 河曲
command-help = 怎么用

## 回答

answer-question = 问：{ $question }
note-corrected-place = “{ $written }”按“{ $understood }”理解。
note-ambiguous-place = “{ $written }”可能指：{ $candidates }。写出全名，会找得更准。
answer-unknown-place = 收录的资料里没有{ $places }。目前有：{ $covered }。
answer-unknown-place-unnamed = 你问的地方不在收录的资料里。目前有：{ $covered }。
answer-elsewhere = 下面是其他地方的做法，仅供参考，不代表{ $places }。
answer-elsewhere-unnamed = 下面是其他地方的做法，仅供参考。
answer-other-place = { $places }的资料里没有讲到这个。下面是{ $others }的做法，不是{ $places }的。
answer-weak = 没有找到能直接回答这个问题的内容。下面几段只是有些关联，请自行判断。
answer-no-evidence = 资料里没有找到能回答这个问题的内容。换个说法，或者写上地名，可以再试一次。
answer-off-topic = 这个问题不在资料的范围里。我只依据收录的改革资料回答，目前有：{ $covered }。
answer-unplaced = 未注明地方
answer-copies = 同样的文字还见于：{ $list }
answer-sources = 来源

list-separator = 、
list-shortened = { $list }等{ $count }处
authors-shortened = { $list }等

## 资料

cases-title = 收录的资料（{ $count }份）
cases-none = 还没有收录任何资料。
cases-hint = 发送“/case 地名”，看一份资料里有哪些做法。
measure-count = { $count }条做法
case-empty = 想看哪里的资料？在 /case 后面写上地名，例如“/case 河曲”。目前有：{ $covered }。
case-unknown = 没有收录“{ $name }”的资料。目前有：{ $covered }。

## 其他情形

ask-empty = 在 /ask 后面写上问题就行，例如“/ask { $example }”。也可以回复一条消息，只发 /ask，我就去查那条消息。
mention-empty = 我在。把问题和 @{ $bot } 写在同一条消息里就行，例如“@{ $bot } { $example }”。
command-unknown = 没有 { $command } 这个命令。直接发问题就可以，用法见 /help 。
text-only = 我目前只看得懂文字。把问题写出来发给我吧，例如“{ $example }”。
button-gone = 这个按钮已经失效了。发送 /start 可以重新开始。
failure = 抱歉，刚才出了点问题，没能答上来。请稍等一会儿再问一次。

## 终端

terminal-welcome = 改革实践资料助手：{ $count }份资料，{ $measures }条做法。直接输入问题，/cases 看资料，/case 地名 看做法，Ctrl-D 退出。
terminal-token-hint = 这里是终端对话。要在 Telegram 里用：向 @BotFather 领取令牌，写进 .env 的 BOT_TOKEN，再运行 npm start。
terminal-example = 例如：{ $example }
terminal-prompt = 问>
terminal-bye = 再见。
terminal-command-unknown = 没有 { $command } 这个命令。可以用：/cases、/case 地名、/help。
terminal-failure = 没能答上来：{ $reason }

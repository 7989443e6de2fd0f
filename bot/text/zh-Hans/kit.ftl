# 各种对话共用的词句
eyebrow = { $form } · 第 { $step } 步，共 { $total } 步
heading-row = { $form } { $code }
pick-date = 选择日期
edit = 修改
maybe-repeated = 可能重复：发送时中断过一次
none = 无
submit = 提交
discard = 放弃
cancel = 放弃
back = 上一步
skip = 跳过
keep = 保持不变
done = 完成
clear = 清空文件
resume = 继续填写
discard-and-start = 放弃，开始新的
page-before = 上一页
page-after = 下一页
day-today = 今天
day-yesterday = 昨天
day-in-a-week = 一周后
day-in-a-month = 一个月后
day-in-three-months = 三个月后
month-of = { $year } 年 { $month } 月
quarter = { $year } 年第{ $number ->
        [1] 一
        [2] 二
        [3] 三
       *[4] 四
    }季度

review = 核对无误后请提交；要改哪一项，点它旁边的“修改”。
    .title = 请核对
help = 想做什么？点下面的按钮，或直接输入“录入”“待办”“语言”。也可以用一句话录入，各项用空格隔开，如：录入 投诉 客服部 昨天 电话 家长反映两次来电未回复
    .title = { $name }，您好，这里是信用办
menu-record = 要登记哪一类？
    .title = 登记信用记录
menu-bind = 要办哪一项？
    .title = 成员与账号
menu-one = 请点按钮开始：

hint-choice = 请点选一个选项
hint-subject = 输入姓名、部门或拼音查找
hint-day = 点选日期，或输入如“11 月 20 日”
hint-number = 输入数字
hint-text = 请输入
hint-long = 请输入
hint-files = 上传文件，或点“跳过”

line-kind-unknown = 没有看出要登记哪一类，刚才这句话没有保存。请点选一类；或把类别写在“录入”后面再发一次，如“录入 投诉 客服部 昨天 …”。
line-waits = 上一份内容还没有提交，刚才这句话没有保存。请先提交或放弃它，再发一次。
line-left-over = 这几个字没有归到任何一项，没有保存：{ $words }
draft-open = “{ $open }”还没有提交，内容都在。先继续填写，还是放弃它，开始“{ $wanted }”？
    .title = 有一份未完成的内容
draft-discarded = “{ $form }”已放弃，没有提交任何内容。

not-understood = 没有看懂这句话，也没有保存。您可以从下面的按钮开始。
not-permitted = 您的岗位目前不能做这项操作。如需办理，请联系信用办。
nothing-to-cancel = 现在没有正在填写的内容。
review-waits = 内容已填完，还没有提交。请点“提交”，或修改某一项。
button-old = 这个按钮已经过期，没有做任何改动。请用最新的按钮，或输入“帮助”。
row-unknown = 没有找到这条记录，或您无权查看。
row-changed = 这条记录在您打开之后已有变化，刚才的操作没有生效。请重新打开它，看过最新内容再处理。
move-not-now = 这条记录目前是“{ $state }”，不能再做这项操作，没有做任何改动。
member-left = 您的账号已停用，这里不再接收您的操作。如有疑问，请联系信用办。
member-unknown = 这里还不认识您。请向信用办申请开通。
not-saved = 刚才没有存下来，您之前填的内容还在。请再操作一次；若仍未成功，请告诉信用办。
unexpected = 刚才这一步没有成功，您之前填的内容还在。请再试一次；若仍未成功，请把编号 { $incident } 告诉信用办。

error-choose = 请从给出的选项里点选一个，或输入选项上的文字。
error-nobody-found = 没有找到。请换个写法再输入：姓名、部门名称、拼音或拼音首字母都可以。
error-not-your-department = 这里只能登记本部门的人和事。其他情况请告诉信用办，或用“反馈外部评价”“登记投诉”。
error-day = 没有看懂这个日期。可以点“今天”“昨天”，或输入如“11 月 20 日”“2026-11-20”。
error-day-coming = 没有看懂这个日期。可以点下面的按钮，或输入如“12 月 20 日”“2026-12-20”。
error-day-early = 日期早于今天。请改为 { $earliest }或之后的日期；其他内容已为您保留。
error-month = 没有看懂是哪个月。可以点选，或输入如“10 月”“2026-10”。
error-month-open = { $month }还没有结束，月报请在月末之后登记；其他内容已为您保留。
error-number = 没有看懂这个数。请输入数字，如“12,500.50”“1.2 万”。
error-number-range = 这个数不在 { $least } 到 { $most } 之间。请核对后重新输入；其他内容已为您保留。
error-number-places = { $places ->
        [0] 这里要填整数
       *[other] 小数最多 { $places } 位
    }。请重新输入；其他内容已为您保留。
error-day-late = 日期晚于今天。请改为 { $latest }或之前的日期；其他内容已为您保留。
error-text = 这里需要文字，请输入。
error-empty = 这里还没有内容，请输入文字。
error-too-long = 最多 { $most } 字，现在是 { $length } 字。请精简后重新发送；其他内容已为您保留。
error-incomplete = 还有一项没有填好，请补上再提交；其他内容已为您保留。
error-files = 这里需要上传文件。没有文件时请点“跳过”，已传完请点“完成”。
error-files-many = 最多 { $most } 个文件，这一个没有保存。请点“完成”继续。
error-file-big = 文件超过 { $most } MB，没有保存。请压缩后再传，或另传一张截图。
error-file-kind = 这种文件不能收。可以上传图片、PDF、Word、Excel、录音或视频。
error-file-broken = 这个文件打不开，没有保存。请重新导出，或改传截图。
error-file-empty = 这个文件是空的，没有保存。请重新选择。
file-not-asked = 现在没有需要文件的地方，这个文件没有保存。请先输入“录入”，到“证据”一步再上传。
file-gone = 这个文件打不开：它不存在，或您无权查看。

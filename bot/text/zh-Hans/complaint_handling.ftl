# 投诉办理：首次答复、办结
wait-complaint-first-response = 投诉首次答复
wait-complaint-closing = 投诉办结
complaint-due = 请在 { $due }结束前完成
complaint-overdue = 应在 { $due }前完成，已逾期

respond-first = 登记首次答复
respond-first-answered-on = 哪一天答复投诉人的？
    .label = 首次答复日期
respond-first-channel = 通过什么渠道答复？
    .label = 答复渠道
respond-first-answer = 怎样答复投诉人的？写清答复内容即可，最多 500 字。
    .label = 首次答复
respond-first-done = 请继续办理，办结后登记结果和投诉人是否满意。
    .title = { $code } 的首次答复已登记
respond-first-told = 您登记的投诉已答复投诉人，答复内容可点开查看。
    .title = { $code } 已首次答复

close-complaint = 登记办结
close-complaint-result = 处理结果是什么？最多 500 字。
    .label = 处理结果
close-complaint-satisfaction = 投诉人对处理是否满意？
    .label = 投诉人是否满意
close-complaint-done = 办理期限已停止计算；这条记录的分类和核实照常进行。
    .title = { $code } 的投诉已办结
close-complaint-told = 您登记的投诉已办结，处理结果可点开查看。
    .title = { $code } 的投诉已办结

satisfaction-satisfied = 满意
satisfaction-partly = 基本满意
satisfaction-not = 不满意
satisfaction-unknown = 未取得评价

complaint-only = 只有投诉记录需要答复和办结。
complaint-answered = 首次答复已经登记过。后续处理结果请在办结时登记。
complaint-not-answered = 还没有登记首次答复。请先登记首次答复，再登记办结。
complaint-closed = 这件投诉已经办结。
complaint-before = 答复日期早于收到投诉的日期（{ $earliest }），请另选日期；其他内容已为您保留。

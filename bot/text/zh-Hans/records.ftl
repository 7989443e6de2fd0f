# 信用记录
record-filed = 信用办会进行分类处理，下一步会通知您。
    .title = 已收到，回执号 { $code }
record-filed-told = 请查看并分类处理。
    .title = 新的{ $kind } { $code }
record-card =
    .title = { $code } · { $kind }
record-waits = 等待录入人补充
record-line-status = 状态
record-line-author = 录入人
record-line-filed-at = 录入时间
record-line-sorted = 分类
record-line-reason = 理由
record-line-asked = 信用办询问
record-line-answered = 录入人补充

classify = 分类
classify-nature = 这条记录对主体来说是什么性质？
    .label = 性质
classify-severity = 严重程度如何？
    .label = 严重程度
classify-indicator = 归入哪一项评价指标？
    .label = 指标
classify-done = 录入人会收到通知。
    .title = { $code } 已分类
classify-told = 您提交的记录已采纳，归入“{ $indicator }”。谢谢您及时反映。
    .title = { $code } 已分类

ask-author = 请录入人补充
ask-author-question = 需要录入人补充什么？请写清楚，对方会原样看到。
    .label = 需要补充
ask-author-done = 对方答复后会通知您；这条记录仍在待办里。
    .title = 已请录入人补充 { $code }
ask-author-told = 信用办询问：“{ $question }” 请点“补充说明”作答，可附文件。
    .title = { $code } 需要您补充

reject = 不予采纳
reject-reason = 请写明不予采纳的理由，录入人会原样看到。
    .label = 理由
reject-done = 理由已通知录入人。
    .title = { $code } 不予采纳
reject-told = 理由：{ $reason } 如有新的情况或证据，可以重新登记。
    .title = { $code } 未予采纳

reject-told-subject = 经核查，这条关于您或您所负责单位的记录不予采纳，不计入评价。
    .title = { $code } 不予采纳
record-line-reply = 当事方陈述
record-line-corrected = 更正记录
record-reply-until = 等待陈述，截止 { $due }
reply-asked = 内容可点开查看。如与事实不符，请在 { $due }结束前作陈述申辩，可附材料；逾期未答复，信用办将依据现有材料认定。
    .title = 有一条关于您或您所负责单位的{ $kind } { $code }

answer-question = 补充说明
answer-question-answer = 请补充说明。
    .label = 补充说明
answer-question-evidence = 有需要补充的文件吗？没有就跳过。
    .label = 补充证据
answer-question-done = 信用办会继续处理，并通知您结果。
    .title = { $code } 的补充已收到
answer-question-told = 请查看补充内容并分类处理。
    .title = { $code } 的录入人已补充

withdraw = 撤回
withdraw-reason = 为什么撤回？记录会保留并注明“已撤回”。
    .label = 撤回理由
withdraw-done = 信用办不再处理它；需要时可以重新登记。
    .title = { $code } 已撤回

see-record = 查看
queue = 待办
queue-office = { $total ->
        [0] 没有待分类的记录。
       *[other] 共 { $total } 条待分类{ $waiting ->
            [0] { "" }
           *[other] ，本页有 { $waiting } 条在等录入人补充
        }。点开处理，最早的在前。
    }
    .title = 待办
queue-own = { $asked ->
        [0] { $filed ->
            [0] 没有需要您处理的事项，您也还没有提交过记录。
           *[other] 没有需要您处理的事项。下面是您最近提交的记录。
        }
       *[other] 有 { $asked } 条记录等您补充。
    }
    .title = 待办
queue-undelivered = 通知未送达
queue-undelivered-to = { $name }（{ $count } 条）
queue-entry = { $code } · { $kind } · { $subject } · { $status }
queue-asked = 请补充：{ $code } · { $kind } · { $subject }

conflict-self = 这条记录与您本人有关，按回避规定须由其他人处理。
conflict-department = 这条记录关于您所在的部门，按回避规定须由其他人处理；涉及信用办所在部门的，由领导小组组长处理。
conflict-line = 这条记录关于您的直接上级或下属，按回避规定须由其他人处理。
conflict-partner = 这条记录关于您对接的合作方，按回避规定须由其他人处理。
conflict-author = 这条记录由您录入，是否属实须由其他人认定。
conflict-own-record = 这条记录是您自己录入的，不需要询问自己。
record-asked-already = 已经请录入人补充过，正在等待答复。答复之前不能再问。
record-nothing-asked = 这条记录目前没有需要您补充的内容。
record-line-quarter = 计入

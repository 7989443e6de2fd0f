# 领导小组议事
wait-docket-vote = 议题表决
docket = 议事
docket-list = { $count ->
        [0] 目前没有议题。
       *[other] 表决中的议题在前。
    }
    .title = 领导小组议事
docket-entry = { $motion } · { $status }
see-docket-item = 查看议题
docket-card = 应表决人员三分之二以上参加表决方为有效，同意或反对过半数即成立；票数相同时，以组长的一票为准。
    .title = 议题 { $code }：{ $motion }
docket-line-status = 状态
docket-line-reason = 事由
docket-line-votes = 已表决
docket-line-result = 表决结果
docket-count = { $cast } 人，应表决 { $of } 人
docket-result = 同意 { $for } 票，反对 { $against } 票，弃权 { $abstain } 票
docket-asked = 请查看事由后表决；与本议题有利害关系的，请回避。
    .title = 议题 { $code }：{ $motion }
docket-recused = 您已对这项议题回避。
docket-in-person = 表决须由领导小组成员本人进行，不能委托他人代为表决。
cast-vote = 表决
cast-vote-choice = 您的意见是？表决结束前可以更改。
    .label = 意见
cast-vote-done = 您的意见“{ $choice }”已记录，表决结束前可以更改。
    .title = 议题 { $code } 已表决
cast-vote-closed = 您的意见“{ $choice }”已记录，表决已有结果。
    .title = 议题 { $code } 已有结果
recuse-myself = 回避
recuse-myself-why = 因何回避？
    .label = 回避事由
recuse-myself-done = 您不再参加这项表决，法定人数相应减少。
    .title = 议题 { $code } 已回避
close-vote = 表决期满
docket-closed = 表决结果：{ $status }。
    .title = 议题 { $code }：{ $motion }
put-again = 重新提请表决
put-again-done = 领导小组成员会再次收到通知。
    .title = 议题 { $code } 已重新提请
motion-follow-up = 督办逾期事项 { $about }
motion-fail-case = 认定整改 { $about } 失败
docket-overdue = { $what }逾期 { $days } 个工作日，仍未办结。

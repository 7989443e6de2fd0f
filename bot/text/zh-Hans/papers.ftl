# 整改文书
paper-office = 信用管理办公室
paper-addressee = { $name }
paper-level-c = C 级（合格）整改
paper-level-d = D 级（不合格）整改
paper-level-order = 责令整改

paper-warning = { $level ->
        [c] 经核实，{ $subject }存在失信行为。依据《信用管理办法》第六条第二款“警告整改”的规定，现予以警告，按 C 级（合格）的要求限期整改，通知如下（整改事项 { $case }）：
        [d] 经核实，{ $subject }存在严重失信行为。依据《信用管理办法》第五条第二款、第六条第二款的规定，现予以警告，按 D 级（不合格）的要求限期整改，通知如下（整改事项 { $case }）：
       *[order] 经检查，{ $subject }存在需要整改的问题。依据《信用管理办法》第九条第二款的规定，现责令限期整改，通知如下（整改事项 { $case }）：
    }
    .title = 警告通知书
    .mark = 信用办警〔{ $year }〕{ $serial } 号
    .closing = 特此通知。
paper-warning-conduct = { $conduct }
    .head = 存在的问题
paper-warning-demand = { $demanded }
    .head = 整改要求
paper-warning-deadlines = 请于 { $acknowledge }前签收本通知，签收后 { $days } 个工作日内提交整改方案，逐项写明整改目标、措施、责任人和完成期限。日期均含当日，签收当日不计入。
    .head = 办理期限
paper-warning-supervision = 整改期间，信用管理办公室将加强监督检查，整改完成后组织验收。逾期未提交方案或者未完成整改的，报请信用管理领导小组处理。
    .head = 监督检查
paper-warning-objection = 对本通知有异议的，可于 { $object }前（含当日）提出异议并说明理由。异议处理期间，整改期限照常计算；异议成立的，撤销本通知。
    .head = 异议权利
paper-warning-contact = { $contact }
    .head = 联系方式

paper-guide = 本指引随警告通知书一并送达，说明收到通知后如何办理、如何提出异议、何时可以申请信用修复。
    .title = 信用修复指引
paper-guide-next = 先签收通知，再在期限内提交整改方案；方案审核通过后按期实施，逐项留存证明材料；全部完成后申请验收。需要更多时间的，请至少在到期前 { $ask } 个工作日申请延期（责令整改不予延期）。在对话中发送“整改”，可随时查看进展和可以办理的事项。
    .head = 接下来怎么办
paper-guide-objection = 认为事实、依据或者程序有误的，可在通知书载明的期限内，在收到通知的对话中提出异议，写明理由并附上材料。提出异议是您的权利，不会因此受到不利对待。
    .head = 如何提出异议
paper-guide-repair = 认真整改、纠正失信行为，整改经验收合格并在规定时间内取得成效的，可以向信用管理办公室申请信用修复，说明失信行为、整改措施和整改成效，并提供证明材料（《信用管理办法》第七条第一款、第二款）。
    .head = 何时可以申请修复
paper-guide-effect = 信用修复后，重新获得相应的信用权益，不再受原信用等级限制（《信用管理办法》第七条第三款）。
    .head = 修复之后
paper-guide-contact = { $contact }
    .head = 向谁咨询

paper-plan = 按照{ $level }事项 { $case } 的要求，{ $subject }查找原因，制定整改方案如下：
    .title = 整改方案
    .closing = 将严格按照本方案整改，接受信用管理办公室的监督检查。
paper-plan-cause = { $cause }
    .head = 问题成因
paper-plan-criterion = { $criterion }
    .head = 整改成效判定标准
paper-plan-period = 全部整改于 { $due }前完成（含当日）。
    .head = 整改期限
paper-plan-items = 见下表。
    .head = 整改目标、措施和期限
paper-plan-table = 整改任务表
paper-column-number = 序号
paper-column-goal = 整改目标
paper-column-measure = 整改措施
paper-column-owner = 责任人
paper-column-due = 完成期限
paper-column-state = 状态

paper-report = { $level }事项 { $case } 的各项任务已经完成，{ $subject }现将整改情况报告如下：
    .title = 整改报告
    .closing = 请予验收。
paper-report-done = 各项任务的完成情况见下表，证明材料已随整改事项提交。
    .head = 完成情况
paper-report-achieved = { $achieved }
    .head = 整改成效
paper-report-table = 整改完成情况表
paper-column-done = 完成情况
paper-column-day = 完成日期

paper-acceptance = 依据《信用管理办法》第六条第二款的规定，对{ $subject }的整改情况进行了验收，结果如下：
    .title = 整改验收单
    .mark = 信用办验〔{ $year }〕{ $serial } 号
paper-acceptance-case = 整改事项
paper-acceptance-subject = 整改主体
paper-acceptance-level = 整改类别
paper-acceptance-passed = 经核验（核验意见见下表），整改方案确定的各项任务均已完成，验收通过。
    .head = 验收结论
    .short = 通过
paper-acceptance-failed = 经核验（核验意见见下表），整改尚未到位，验收未通过。请按照核验意见继续整改，完成后再次申请验收。
    .head = 验收结论
    .short = 未通过
paper-acceptance-failed-last = 经核验（核验意见见下表），再次整改仍未到位，验收未通过，由信用管理领导小组议定下一步。
    .head = 验收结论
    .short = 未通过
paper-acceptance-effect-pending = 整改成效将于 { $day }复查，结果另行告知。
    .head = 整改成效
    .short = 待复查
paper-acceptance-effect-reached = 经复查，达到整改方案确定的成效判定标准，整改有效。评估意见：{ $evaluation }
    .head = 整改成效
    .short = 有效
paper-acceptance-effect-missed = 经复查，未达到整改方案确定的成效判定标准，整改尚未有效，下一步另行告知。评估意见：{ $evaluation }
    .head = 整改成效
    .short = 无效
paper-acceptance-repair = 符合条件的，可以依照《信用管理办法》第七条向信用管理办公室申请信用修复。
    .head = 信用修复
paper-acceptance-result = 验收结论
paper-acceptance-effect = 整改成效
paper-acceptance-table = 核验意见
paper-column-verifier = 核验人
paper-column-finding = 核验意见
paper-column-verified = 核验日期

# 定期检查
wait-inspection-announce = 检查通知
wait-inspection-start = 定期检查启动
wait-inspection-resume = 延期检查启动
wait-inspection-reply = 反馈检查意见
wait-inspection-report = 签发检查报告
wait-inspection-acknowledge = 阅知检查报告
wait-inspection-decide = 审议检查报告
wait-inspection-follow-up = 跟踪落实检查意见
inspections = 定期检查
inspection-list = { $count ->
        [0] 还没有列入计划的检查。
       *[other] 每季度检查一次，到期自动列入计划。
    }
    .title = 定期检查
inspection-entry = { $quarter } · { $state }
see-inspection = 查看检查
inspection-card = 检查信用信息收集的完整性、评价的准确性、奖惩的执行情况，以及信用信息安全。
    .title = { $quarter }定期检查
inspection-line-status = 状态
inspection-line-due = 办理期限
inspection-line-leader = 负责人
inspection-line-started = 启动时间
inspection-line-reason = 理由
inspection-line-parts = 已有结论
inspection-line-samples = 盲评复核
inspection-line-findings = 检查发现的问题
inspection-line-figures = 数据汇总
inspection-line-completeness = 收集完整性
inspection-line-accuracy = 盲评一致
inspection-line-differing = 不一致的记录
inspection-line-execution = 奖惩事项
inspection-line-returned = 退回意见
inspection-line-report = 检查结论
inspection-line-proposals = 意见和建议
inspection-line-signed = 签发
inspection-line-read = 阅知
inspection-line-unread = 尚未阅知
inspection-samples = { $count ->
        [0] 本季度没有可以复核的记录
       *[other] 已复核 { $done } 条，共抽取 { $count } 条
    }
inspection-found = { $count ->
        [0] 暂无
       *[other] 共 { $count } 项
    }
inspection-found-so = { $status } { $count } 项
inspection-agreed = 复核 { $checked } 条，一致 { $agreed } 条，一致率 { $percent }%
inspection-executed = 本季度到期的：按期办结 { $kept } 项，逾期办结 { $late } 项，逾期未办 { $open } 项
inspection-due = { $what }，最迟 { $due }
inspection-counted = 已汇总 { $done } 项，共 { $count } 项
inspection-read = { $read } 人已阅，共 { $count } 人

inspection-announced = 季末后将检查信用信息收集的完整性、评价的准确性和奖惩的执行情况。请提前核对本部门的记录和材料。
    .title = { $quarter }定期检查通知
inspection-not-started = 季末后十个工作日内应启动检查，至今没有启动。请督促信用办立即启动；确有需要的，只能由您说明理由后延期。
    .title = 预警：{ $quarter }定期检查未启动
announce = 自动通知
alert-chair = 未启动预警
alert-chair-again = 延期后未启动预警
start-inspection = 启动检查
start-inspection-done = 由您负责。系统正在随机抽取需要复核的记录。请逐项检查并写明结论，发现问题随时登记；检查报告须在 { $due }结束前签发。
    .title = { $quarter }定期检查已启动
inspection-quarter-runs = 本季度到 { $last }结束，之后才能启动检查。
inspection-office-leads = 检查由信用办负责；信用办无人时，才由组长代行。
postpone-inspection = 延期检查
postpone-inspection-reason = 为什么延期？理由会告知领导小组、信用办和各部门。
    .label = 理由
postpone-inspection-until = 延期到哪天？
    .label = 延期至
postpone-inspection-done = 到期未启动，会继续提醒。
    .title = { $quarter }定期检查延期至 { $until }
inspection-postponed-told = 延期理由：{ $reason }
    .title = { $quarter }定期检查延期至 { $until }
inspection-too-early = 延期只能往后：请选择 { $due }之后的日期。
inspection-too-late = 最迟可延期至 { $latest }，请另选日期；其他内容已为您保留。
take-over = 接手检查
take-over-done = 今后的提醒和待办都会发给您。
    .title = { $quarter }定期检查由您负责
inspection-leads-already = 这次检查已经由您负责。
inspection-taken-over = { $by }已接手，您不必再办理。
    .title = { $quarter }定期检查已有人接手
inspection-drawn = { $count ->
        [0] 本季度没有可以复核的记录，请在准确性结论中说明。
       *[other] 已随机抽取 { $count } 条已分类记录，请由没有参与录入和分类的人员逐条盲评。
    }
    .title = { $quarter }定期检查：复核样本已抽取

inspection-drawing = 正在抽取
assess-completeness = 完整性结论
assess-completeness-conclusion = 各部门报送是否完整？缺报较多的是哪些部门，原因是什么？数据见检查卡片。
    .label = 完整性结论
assess-accuracy = 准确性结论
assess-accuracy-conclusion = 分类和评价是否准确？盲评不一致的主要在哪些方面？
    .label = 准确性结论
assess-execution = 执行情况结论
assess-execution-conclusion = 警告、整改、限制和修复是否按期执行？逾期的原因是什么？
    .label = 执行情况结论
assess-security = 安全检查
assess-security-conclusion = 信用信息安全总体情况如何？有问题的请写明。
    .label = 安全结论
assess-security-access = 访问权限与岗位是否一致？
    .label = 访问权限
assess-security-leavers = 离职人员的账号是否都已停用？
    .label = 离职人员账号
assess-security-agreements = 接触信用信息的人员，保密协议是否都在有效期内？
    .label = 保密协议
assess-security-backups = 备份是否按时完成，并开展过恢复测试？
    .label = 备份与恢复
assess-security-exports = 导出和查阅档案是否都有正当目的？
    .label = 导出与查阅
assess-security-premises = 纸质材料和办公设备是否妥善保管？
    .label = 纸质材料和设备
assess-done = { $left ->
        [0] 各项检查内容都有结论了。可以征求意见，或转入报告。
       *[other] 还有 { $left } 项检查内容没有结论。
    }
    .title = 结论已保存
inspection-quarter-open = 各部门补录到 { $last }截止，之后数据不再变化，才能下结论。
inspection-samples-wait = 还有记录没有复核。请逐条盲评，无法复核的请写明原因。
inspection-parts-missing = 完整性、准确性、执行情况和信息安全四项，缺一项结论都不能结束检查。
inspection-point-unchecked = 这一项还没有检查。请检查后再填写；其他内容已为您保留。
inspection-nothing-found = 还没有登记任何问题，不必征求意见，可以直接转入报告。
inspection-findings-drafted = 已登记的问题还没有征求意见，请先发出或撤回。
send-findings = 征求意见
send-findings-done = { $unheard ->
        [0] 已发出 { $count } 项问题，相关单位和人员可在 { $due }结束前反馈；逾期未反馈的，视为无异议。
       *[other] 已发出 { $count } 项问题，{ $due }结束前可以反馈。其中 { $unheard } 项目前没有可以联系的人，请另行告知。
    }
    .title = { $quarter }定期检查：正在征求意见
findings-sent-told = 检查发现的问题中，有 { $count } 项涉及您或您负责的部门。请逐项查看，在 { $due }结束前反馈：属实请选“无异议”，有不同意见请说明并附材料。逾期未反馈的，视为无异议。
    .title = { $quarter }定期检查：请反馈意见
finish-fieldwork = 未发现问题，起草报告
finish-fieldwork-done = 系统正在汇总数据，完成后会通知您。
    .title = { $quarter }定期检查：起草报告
all-answered = 意见已收齐
inspection-all-answered = 意见已收齐，系统正在汇总数据。请逐项确定处理方式：责令整改、列为观察或撤回。
    .title = { $quarter }定期检查：意见已收齐
close-replies = 反馈期满
inspection-replies-closed = 反馈期已满，未反馈的视为无异议。系统正在汇总数据。请逐项确定处理方式：责令整改、列为观察或撤回。
    .title = { $quarter }定期检查：反馈期已满
inspection-figures-there = 数据已汇总完毕。各项问题都处理后，请写明检查结论、意见和建议，提交签发。
    .title = { $quarter }定期检查：可以提交报告

submit-report = 提交检查报告
submit-report-report = 检查的总体结论是什么？数据、表格和检查发现由系统写入报告，不必重复。
    .label = 检查结论
submit-report-proposals = 有哪些意见和建议，需要领导小组审议？
    .label = 意见和建议
submit-report-done = 已送签发人。签发后自动送达领导小组。
    .title = { $quarter }检查报告待签发
inspection-to-sign = 检查报告已提交，请审核后签发，或退回修改。最迟 { $due }签发。
    .title = { $quarter }检查报告待您签发
inspection-counting = 数据还在汇总，请稍候；完成后会通知您。
inspection-findings-open = 还有问题没有确定处理方式，请先逐项处理。
draft-report = 打印报告草稿
inspection-draft = 按目前的数据和结论生成，没有编号，仅供核对，不要外传。
    .title = { $quarter }检查报告（草稿）
back-to-fieldwork = 补充检查
back-to-fieldwork-done = 可以补充登记问题、修改结论；已有的结论和反馈都保留。
    .title = { $quarter }定期检查：补充检查
count-again = 重新汇总数据
count-again-done = 正在重新汇总，完成后会通知您。
    .title = { $quarter }定期检查：重新汇总
sign-report = 签发
sign-report-done = 文号 { $number }。报告已送达领导小组和信用办，组长另有一页简报。全体阅知后（最迟三个工作日）提请表决。
    .title = { $quarter }检查报告已签发
inspection-signed-by-another = 报告由没有参与起草的签发人签发：依次为信用办主任、组长、领导小组其他成员。
return-report = 退回修改
return-report-reason = 需要修改什么？
    .label = 修改意见
return-report-done = 修改后会再次送您签发。
    .title = { $quarter }检查报告已退回
report-returned-told = 修改意见：{ $reason }
    .title = { $quarter }检查报告被退回
inspection-delivered = 检查报告 { $number } 见附件。请审阅后点“已阅”；全体阅知后提请表决，最迟三个工作日。
    .title = { $quarter }检查报告，请审阅
inspection-delivered-office = 检查报告 { $number } 已签发，并送达领导小组。
    .title = { $quarter }检查报告已签发
inspection-brief = 一页简报（{ $number }）见附件，供您快速了解本季度情况。
    .title = { $quarter }信用管理简报
acknowledge-report = 已阅
acknowledge-late = 补阅
acknowledge-report-done = 已记录您的阅知时间。全体阅知后，或者期限届满后，提请表决。
    .title = { $quarter }检查报告已阅
inspection-read-in-person = 阅知由领导小组成员本人办理，不能委托。
inspection-read-already = 您已经阅知。
put-to-vote = 提请表决
inspection-put-to-vote = 阅知期限已满，提请表决。
    .title = { $quarter }检查报告提请表决
motion-inspection-report = 审议检查报告（{ $about }）
adopt-report = 审议通过
adopt-and-close = 审议通过并办结
inspection-adopted = 领导小组已通过检查报告。还有 { $count } 件整改没有验收，请跟踪落实，全部验收后办结。
    .title = { $quarter }检查报告已通过
inspection-adopted-closed = 领导小组已通过检查报告，没有需要跟踪的整改，本次检查办结。
    .title = { $quarter }定期检查已办结
reject-report = 审议未通过
inspection-rejected = 领导小组没有通过检查报告。请按审议意见修改，最迟 { $due }重新签发。
    .title = { $quarter }检查报告未通过
inspection-nothing-to-follow = 没有需要跟踪的整改。
inspection-cases-open = 还有整改没有验收，验收后才能办结。
close-inspection = 办结
close-inspection-done = 下一季度的检查会自动列入计划。
    .title = { $quarter }定期检查已办结
inspection-closed-told = 检查发现的问题都已整改并验收，本次检查办结。
    .title = { $quarter }定期检查已办结

# 检查发现
findings = 检查发现的问题
finding-list = { $count ->
        [0] 没有检查发现的问题。
       *[other] 待处理的在前。
    }
    .title = 检查发现的问题
finding-entry = { $subject } · { $part } · { $status }
see-finding = 查看问题
finding-card = { $quarter }定期检查
    .title = 检查发现的问题：{ $subject }
finding-line-status = 状态
finding-line-subject = 涉及
finding-line-part = 检查内容
finding-line-what = 发现的问题
finding-line-demand = 整改要求
finding-line-answer = 反馈
finding-line-outcome = 处理意见
finding-line-case = 整改
finding-no-objection = 无异议
finding-was-silent = 逾期未反馈，视为无异议
raise-finding = 登记问题
raise-finding-subject = 涉及哪个部门、哪位教职员工或合作方？
    .label = 涉及
raise-finding-part = 属于哪项检查内容？
    .label = 检查内容
raise-finding-what = 发现了什么问题？写明时间、地点和事实。
    .label = 发现的问题
raise-finding-demand = 要求怎样整改？
    .label = 整改要求
raise-finding-photos = 有照片或材料吗？最多五份。
    .label = 照片和材料
raise-finding-done = 编号 { $number }。征求意见之前，只有信用办和领导小组能看到。
    .title = 已登记问题：{ $subject }
finding-not-the-chair = 只有涉及信用办及其人员的问题由组长登记，其他由信用办登记。
finding-not-the-institution = 检查发现的问题要落实到部门、个人或合作方，请重新选择。
finding-conflict = 您与此事有利益关系，应当回避，请由其他人员登记或处理。
finding-reported = 检查报告已经提交，不能再撤回。
finding-own = 撤销问题，要由登记人以外的人决定。
send-finding = 征求意见
finding-sent = 请反馈意见。
    .title = 检查发现的问题：{ $subject }
silently-accepted = 逾期视为无异议
finding-silent = 逾期未反馈，视为无异议。
    .title = 检查发现的问题：{ $subject }
accept-finding = 无异议
accept-finding-done = 感谢配合。如需整改，会另行通知。
    .title = 已反馈：无异议
dispute-finding = 有异议
dispute-finding-answer = 哪些地方与事实不符？请写明。
    .label = 异议内容
dispute-finding-evidence = 有能证明的材料吗？最多五份。
    .label = 证明材料
dispute-finding-done = 您的意见会写入检查报告，信用办将认真核对。
    .title = 已反馈：有异议
finding-disputed-told = { $subject }对检查发现的问题提出异议：{ $answer }
    .title = { $quarter }定期检查：有异议
drop-finding = 撤回问题
drop-finding-reason = 为什么撤回？
    .label = 撤回理由
drop-finding-done = 撤回理由已记录，知情的人会收到通知。
    .title = 检查发现的问题已撤回
finding-dropped-told = 有关您或您部门的一项问题已撤回，理由：{ $reason }
    .title = { $quarter }定期检查：问题已撤回
turn-into-case = 责令整改
turn-into-case-done = 整改事项 { $case } 已提请签发警告通知书，请当日签发。
    .title = 已转为责令整改：{ $subject }
finding-case-told = 一项问题已转为责令整改，签发后您会收到警告通知书：{ $what }
    .title = { $quarter }定期检查：责令整改
finding-subject-gone = 相关部门、人员或者合作方已不在本机构，无法整改。请列为观察或撤回；有承接部门的，向其另行登记。
observe-finding = 列为观察
observe-finding-reason = 为什么不必立案整改？下次检查时复查什么？
    .label = 处理意见
observe-finding-done = 下次检查时复查。
    .title = 已列为观察：{ $subject }
finding-observed-told = 一项问题列为观察，不必提交整改方案。处理意见：{ $reason }
    .title = { $quarter }定期检查：列为观察
reconsider = 重新处理
reconsider-done = 请重新确定处理方式：责令整改或列为观察。
    .title = 重新处理：{ $subject }
finding-case-runs = 由此产生的整改正在办理，不能重新处理。
finding-overturned-told = 检查报告中关于{ $subject }的一项问题经核对不成立，已撤销。理由：{ $reason }
    .title = { $quarter }检查报告：一项问题已撤销
finding-not-reached = 无法送达
overturn-finding = 撤销问题
overturn-finding-reason = 为什么不成立？
    .label = 撤销理由
overturn-finding-done = 由此产生的整改已一并撤销，相关人员会收到通知。
    .title = 问题已撤销：{ $subject }
finding-case-over = 由此产生的整改已经办结，不能撤销。
finding-overturned = 问题已撤销
finding-overturned-reason = 为什么不成立？
    .label = 撤销理由
case-finding-overturned = 作为依据的问题不成立，警告和整改一并撤销。理由：{ $reason }
    .title = 整改已撤销：{ $subject }

# 盲评复核
next-sample = 复核下一条
sample-none = 没有等待您复核的记录。由您录入或者分类的记录，须由其他人员复核。
    .title = 盲评复核
see-sample = 查看复核样本
sample-card = { $kind }。请只根据记录内容重新分类，不要查看原来的分类。
    .title = { $quarter }定期检查 · 盲评复核
sample-line-subject = 涉及
sample-line-day = 发生日期
recheck = 重新分类
recheck-nature = 这条记录是什么性质？
    .label = 性质
recheck-severity = 严重程度如何？
    .label = 严重程度
recheck-indicator = 计入哪项指标？
    .label = 指标
recheck-done = { $left ->
        [0] 没有等待您复核的记录了。
       *[other] 还有 { $left } 条等待您复核。
    }
    .title = 已复核
skip-sample = 无法复核
skip-sample-reason = 为什么无法复核？
    .label = 原因
skip-sample-done = { $left ->
        [0] 没有等待您复核的记录了。
       *[other] 还有 { $left } 条等待您复核。
    }
    .title = 已记录原因
sample-void = 这条记录已封存或者不再计入，不能复核。
sample-void-card = 这条记录抽取后已封存或者不再计入，内容不再显示，请按“无法复核”处理。
    .title = { $quarter }定期检查 · 盲评复核
sample-somebody-can = 还有人员可以复核这条记录，不能跳过。
sample-own = 由您录入或者分类的记录，须由其他人员复核。
sample-conflict = 您与记录涉及的对象有利益关系，应当回避。
sample-too-late = 检查已经结束，不能再复核。

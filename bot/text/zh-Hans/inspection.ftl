# 定期检查
wait-inspection-announce = 检查通知
wait-inspection-start = 定期检查启动
wait-inspection-resume = 延期检查启动
wait-inspection-report = 检查报告
inspections = 定期检查
inspection-list = { $count ->
        [0] 还没有列入计划的检查。
       *[other] 每季度检查一次，到期自动列入计划。
    }
    .title = 定期检查
inspection-entry = { $quarter } · { $state }
see-inspection = 查看检查
inspection-card = 检查内容：信用信息收集的完整性、评价的准确性、奖惩的执行情况。
    .title = { $quarter }定期检查
inspection-line-status = 状态
inspection-line-due = 办理期限
inspection-line-leader = 负责人
inspection-line-started = 启动时间
inspection-line-reason = 延期理由
inspection-line-report = 检查报告
inspection-announced = 季末后将检查信用信息收集的完整性、评价的准确性和奖惩的执行情况。请提前核对本部门的记录和材料。
    .title = { $quarter }定期检查通知
inspection-not-started = 季末后十个工作日内应启动检查，至今没有启动。请督促信用办立即启动；确有需要的，只能由您说明理由后延期。
    .title = 预警：{ $quarter }定期检查未启动
announce = 自动通知
alert-chair = 未启动预警
start-inspection = 启动检查
start-inspection-done = 由您负责。请在 { $due }结束前提交检查报告。
    .title = { $quarter }定期检查已启动
postpone-inspection = 延期检查
postpone-inspection-reason = 为什么延期？理由会告知领导小组和信用办。
    .label = 理由
postpone-inspection-until = 延期到哪天？
    .label = 延期至
postpone-inspection-done = 到期未启动，会继续提醒。
    .title = { $quarter }定期检查延期至 { $until }
inspection-postponed-told = 延期理由：{ $reason }
    .title = { $quarter }定期检查延期至 { $until }
inspection-too-late = 最迟可延期至 { $latest }，请另选日期；其他内容已为您保留。
close-inspection = 提交检查报告
close-inspection-report = 检查了什么，发现了什么，建议怎么办？
    .label = 检查报告
close-inspection-done = 报告已送达领导小组。下一季度的检查会自动列入计划。
    .title = { $quarter }定期检查已完成
inspection-reported = 信用办已提交检查报告，请查看。
    .title = { $quarter }定期检查报告

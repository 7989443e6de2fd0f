# 检查报告和组长简报
paper-leading-group = 信用管理领导小组
paper-chair = 信用管理领导小组组长
paper-percent = { $percent }%
paper-no-rate = 无数据

paper-inspection = 依据《信用管理办法》第九条第一款的规定，信用管理办公室对{ $quarter }信用管理工作进行了定期检查，现将有关情况报告如下：
    .title = { $quarter }信用管理检查报告
    .mark = 信用办检〔{ $year }〕{ $serial } 号
    .closing = 以上报告，请审议。
paper-inspection-about = 检查自{ $began }至{ $ended }进行，由{ $leader }负责。本季度共有 { $departments } 个部门应当报送信用信息，登记信用记录 { $records } 条，其中 { $waiting } 条尚未分类。
    .head = 检查概况
paper-inspection-completeness = 全部应报时段的完整率为 { $percent }，目标为 { $target }%；{ $count } 个部门中，{ $below } 个低于目标。{ $text }
    .head = 信用信息收集的完整性
paper-inspection-accuracy = { $drawn ->
        [0] 本季度没有可供复核的已分类记录。{ $text }
       *[other] 从本季度分类的 { $population } 条记录中，按主体信用等级随机抽取 { $drawn } 条，由未参与录入和分类的人员重新分类。完成复核 { $checked } 条，一致 { $agreed } 条，一致率为 { $percent }，目标为 { $target }%。{ $text }
    }
    .head = 信用评价的准确性
paper-inspection-execution = 本季度作出等级决定 { $grades } 项，签发警告 { $warnings } 件，决定限制性措施 { $measures } 项，其中 { $measures_begun } 项已在季末前开始执行；准予修复 { $repairs } 件，不予修复 { $repairs_refused } 件。本季度到期的办理事项中，按期办结 { $kept } 项，逾期办结 { $late } 项，逾期未办 { $open } 项，按期率为 { $percent }。{ $text }
    .head = 奖惩的执行情况
paper-inspection-security = 按安全检查事项逐项检查，共 { $points } 项，{ $problems ->
        [0] 均符合要求
       *[other] 其中 { $problems } 项存在问题
    }。{ $text }
    .head = 信用信息安全
paper-inspection-findings = { $count ->
        [0] 本次检查未发现需要反馈的问题。
       *[other] 共发现问题 { $count } 项，已向有关部门和人员征求意见，反馈情况见检查发现表。其中责令整改 { $cases } 项，列为观察 { $observed } 项。
    }
    .head = 发现的问题及处理
paper-inspection-conclusion = { $text }
    .head = 检查结论
paper-inspection-proposals = { $text }
    .head = 意见和建议
paper-inspection-table-completeness = 各部门信用信息报送情况
paper-inspection-table-accuracy = 盲评复核情况（按主体信用等级）
paper-inspection-table-skipped = 盲评未能复核的记录
paper-draft = 草稿
paper-inspection-table-execution = 奖惩办理事项按期情况
paper-inspection-table-security = 信用信息安全检查情况
paper-inspection-table-findings = 检查发现
paper-inspection-table-annex = 数据口径
paper-column-inspection-department = 部门
paper-column-inspection-expected = 应报时段
paper-column-inspection-recorded = 已录入
paper-column-inspection-declared = 零报告
paper-column-inspection-missing = 缺报
paper-column-inspection-rate = 完整率
paper-column-inspection-grade = 等级
paper-column-inspection-records = 记录
paper-column-inspection-drawn = 抽取
paper-column-inspection-checked = 已复核
paper-column-inspection-agreed = 一致
paper-column-inspection-left = 未复核
paper-column-inspection-step = 办理事项
paper-column-inspection-kept = 按期办结
paper-column-inspection-late = 逾期办结
paper-column-inspection-open = 逾期未办
paper-column-inspection-reason = 原因
paper-column-inspection-count = 条数
paper-column-inspection-point = 检查事项
paper-column-inspection-result = 结果
paper-column-inspection-number = 序号
paper-column-inspection-subject = 涉及
paper-column-inspection-what = 发现的问题
paper-column-inspection-answer = 反馈
paper-column-inspection-outcome = 处理
paper-column-inspection-figure = 数据
paper-column-inspection-how = 统计方法
paper-chart-completeness = 各部门报送情况（应报时段）
paper-chart-execution = 奖惩办理事项按期情况（项）
paper-clock-kept = 按期办结
paper-clock-kept-late = 逾期办结
paper-clock-overdue = 逾期未办

paper-annex = 本报告的数据由系统汇总，与报告一并留存，统计方法如下，可据此重新计算。
    .title = 数据口径
paper-annex-completeness = 收集的完整性
    .how = 教学和服务部门每个工作日、其他部门每周为一个应报时段；时段内有记录或者零报告即为已报。以季末后第五个工作日截止时的数据为准。
paper-annex-records = 信用记录
    .how = 发生日期在本季度内、截止前登记的全部记录，按状态计数；已撤回、不予采纳和已封存的计入总数。
paper-annex-accuracy = 评价的准确性
    .how = 本季度内完成分类、仍然有效的记录，按启动检查时主体的信用等级分组，用留存的随机种子抽取。性质和指标相同（负面记录还须严重程度相同）为一致。
paper-annex-execution = 奖惩的执行情况
    .how = 警告、整改、等级、限制和修复事项中，最后期限在本季度内的期限，按结束方式计数；延期后的期限以延期后的为准，已取消和豁免的，以及尚未作出决定的提议，不计。
paper-annex-decided = 奖惩决定
    .how = 决定日期在本季度内的等级决定、警告、限制性措施和修复决定。
paper-annex-findings = 检查发现
    .how = 本次检查登记的全部发现，已撤回的不列入。
paper-annex-security = 信用信息安全
    .how = 检查人员按安全检查事项逐项填写。

paper-brief = 现将{ $quarter }信用管理检查的主要情况报告如下，详见检查报告 { $report }。
    .title = { $quarter }信用管理简报
    .mark = 信用办简〔{ $year }〕{ $serial } 号
paper-brief-completeness = 信息收集完整率
paper-brief-accuracy = 盲评一致率
paper-brief-execution = 奖惩事项按期率
paper-brief-findings = 检查发现
paper-brief-found = 共 { $count } 项，责令整改 { $cases } 项，列为观察 { $observed } 项
paper-brief-next = 请审阅检查报告并点“已阅”；领导小组全体阅知后，最迟三个工作日，提请表决。
    .head = 请您办理

# 信用等级
wait-grade-statement = 陈述申辩
wait-grade-confirm = 确认等级
gradings = 信用等级
grade-list = { $count ->
        [0] 目前没有与您有关的等级评定。
       *[other] 待办的在前，点开可查看理由、依据和下一步。
    }
    .title = 信用等级
grade-entry = { $subject } · { $grade } · { $status }
grade-ended = 已由新的等级取代
see-grading = 查看等级评定
grade-card = 等级的来由和办理记录如下。
    .title = { $subject }：{ $grade }（{ $code }）
grade-line-status = 状态
grade-line-grade = 等级与来源
grade-line-severity = 严重程度
grade-line-veto = 直接评定 D 级的情形
grade-line-reason = 理由
grade-line-basis = 依据
grade-line-case = 相关整改
grade-line-proposed = 提出
grade-line-decided = 决定
grade-line-effective = 生效日
grade-line-ended = 终止日
grade-line-outcome = 不予确认的理由
grade-a = A 级（优秀）
grade-b = B 级（良好）
grade-c = C 级（合格）
grade-d = D 级（不合格）
grade-n = 未评级
grade-mark-plain = 无标注
grade-mark-repaired = 已修复
grade-mark-observed = 观察期
grade-marked-repaired = { $grade }，已修复
grade-marked-observed = { $grade }，观察期
grade-origin-decided = 决定
grade-origin-repair = 信用修复
grade-origin-computed = 定期评定
grade-origin-correction = 更正
grading-status-statement = 陈述申辩中
grading-status-ready = 待确认
grading-status-decided = 已决定
grading-status-declined = 未予确认
grading-step-kind-statement = 陈述申辩
grading-step-kind-measures = 提出限制措施
veto-no = 不是
veto-yes = 是

grade-conflict = 这件事与您本人、您所在部门或您的直接上下级有关，按回避规定应由他人办理。
grade-own-proposal = 这个等级由您提出，应由他人确认。
grade-office-only = 您只能对信用办的人员、其所在部门，或应由组长回避的对象提出等级；其他对象由信用办提出。请重新选择，其他内容已为您保留。
grade-not-the-institution = 这里只评定部门、教职员工和合作方的等级。请重新选择对象，其他内容已为您保留。
grade-open-already = 这个对象已有一项等级评定正在办理，办结后才能提出新的。其他内容已为您保留。
grade-nothing-to-correct = 这个对象目前没有等级，无从更正。请改选“决定”，或重新选择对象；其他内容已为您保留。
grade-correction-worse = 更正只能纠正错误，不能使等级降低。需要降低的，请改选“决定”；其他内容已为您保留。
grade-only-by-repair = 现行等级为 D 级，只能通过信用修复改善；认定有误的，请改选“更正”。其他内容已为您保留。
grade-case-runs = 现行等级为 C 级，整改尚未办结，暂不能上调。请在整改办结后提出；认定有误的，请改选“更正”。
grade-observed = 这个对象仍在 D 级修复后的观察期内，或者观察期内再次失信，不能以决定上调等级。请在观察期满后提出；等级认定有误的，请改选“更正”。其他内容已为您保留。
grade-not-unrated = 现行等级为 C 级，不能以决定改为未评级。需要改善的，请在整改办结后由对方申请信用修复；等级认定有误的，请改选“更正”。其他内容已为您保留。
grade-unrated-case-runs = 这个对象目前没有等级，整改尚未办结，暂不能评为 A 级或 B 级。请在整改办结后提出；其他内容已为您保留。
grade-outdated = 提出之后情况有变（等级已经调整、整改正在办理，或仍在修复后的观察期内），这个等级不能再确认。请选择“不予确认”，需要时由信用办按现在的情况重新提出。
grade-veto-evidence = 直接评定 D 级须附证明材料。请至少上传一份，其他内容已为您保留。
grade-no-keys = D 级须由领导小组组长和另一名成员共同确认，目前没有符合条件的两个人（须回避的人和提出人不能确认）。请由其他人提出，或由领导小组另行指定人员办理。
grade-two-keys = D 级不能由一人确认，须由信用办提请，组长和一名成员共同同意。
grade-one-key = 只有 D 级须由两人共同确认，其他等级由一人确认。
grade-veto-director = 直接评定 D 级由信用办主任提请确认。

propose-grade = 提出等级
propose-grade-subject = 评定谁的等级？输入姓名、部门或合作方名称。
    .label = 对象
propose-grade-origin = 是新的决定，还是更正原来的等级？
    .label = 性质
propose-grade-grade = 评为哪一级？
    .label = 等级
propose-grade-severity = 所涉行为的严重程度如何？申请修复前的等待时间按此确定。
    .label = 严重程度
propose-grade-veto = 是否属于直接评定 D 级的情形（重大教学事故、恶意欺诈学员、合同欺诈等）？
    .label = 直接评定 D 级
propose-grade-reason = 理由是什么？写明事实，对方会原样看到。
    .label = 理由
propose-grade-basis = 依据制度的哪一条？
    .label = 依据
propose-grade-evidence = 有证明材料请上传，最多五份；没有可以跳过。
    .label = 证明材料
propose-grade-done = { $subject }：{ $grade }。由他人确认后生效，结果会通知您。
    .title = 等级 { $code } 已提出
propose-grade-hearing = { $subject }：{ $grade }。已告知对方，可在 { $due }前陈述申辩；期满后提请组长和一名成员共同确认。
    .title = 等级 { $code } 已提出
grade-proposed-told = { $subject }拟评为 { $grade }。请查看理由和依据，决定是否确认。
    .title = 等级 { $code } 待您确认
grade-hearing-told = 现拟将{ $subject }的信用等级评为 { $grade }，目前尚未决定。
    理由：{ $reason }
    依据：{ $basis }
    您可以在 { $due }前作一次陈述申辩，决定的人会看到；是否评定，由领导小组组长和一名成员在期满后共同决定。
    .title = 拟评等级 { $code }：请您陈述申辩
make-statement = 陈述申辩
make-statement-statement = 您对所述理由有什么说明？决定的人会原样看到。只能提交一次，请写完整。
    .label = 陈述申辩
make-statement-evidence = 有证明材料请上传，最多五份；没有可以跳过。
    .label = 证明材料
make-statement-done = 决定的人会看到您的陈述和材料，结果会通知您。
    .title = { $code } 的陈述申辩已收到
grade-statement-told = { $subject }已陈述申辩，请在决定前阅读。
    .title = { $code } 收到陈述申辩
grade-nothing-to-answer = 目前没有需要您陈述申辩的事项。
grade-spoken-already = 您已经陈述申辩，内容已转交决定的人，请等候结果。
end-hearing = 陈述申辩期满
grade-heard-told = { $subject }的陈述申辩期已满，可以提请确认 { $grade }。
    .title = 等级 { $code } 可以提请确认
confirm-grade = 确认等级
confirm-grade-d = 提请共同确认
confirm-grade-done = { $subject }的信用等级为 { $grade }，自今天起生效，已通知对方和负责人。
    .title = 等级 { $code } 已确认
grade-confirmed-told = { $subject }的信用等级为 { $grade }，已生效，并已通知对方。
    .title = 等级 { $code } 已确认
grade-decided-head = { $subject }的信用等级为 { $grade }，已生效。{ $measures }点开可查看理由和依据。
    .title = 等级 { $code } 已确认
grade-decided-told = { $subject }的信用等级确定为 { $grade }，自 { $day }起生效。
    理由：{ $reason }
    依据：{ $basis }
    { $measures }{ $means }
    如认为与事实不符，可以向信用办提出异议。
    .title = 信用等级 { $code }
grade-means-a = 各项表现突出，请继续保持。
grade-means-b = 表现良好，没有明显违规行为，请继续保持。
grade-means-c = 基本符合要求，仍有需要改进之处。信用办会与您沟通，协助制定整改计划。整改办结、等待期满后，可以申请信用修复。
grade-means-d = 存在严重失信行为，应当认真整改。整改办结、等待期满后，可以申请信用修复。
grade-means-n = 目前记录不足，暂不评定等级，不影响您的各项权益。
decline-grade = 不予确认
decline-grade-reason = 为什么不予确认？提出人会看到理由；已经陈述申辩的对象也会看到。
    .label = 理由
decline-grade-done = 理由已告知有关人员，现行等级不变。
    .title = 等级 { $code } 未予确认
grade-declined-told = { $subject }：{ $grade }未予确认，现行等级不变。理由：{ $reason }
    .title = 等级 { $code } 未予确认
grade-declined-subject = 拟评的 { $grade }没有确认，现行等级不变，同时提出的限制也不再办理。理由：{ $reason }
    .title = 拟评等级 { $code } 未予确认

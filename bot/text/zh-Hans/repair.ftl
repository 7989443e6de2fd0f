# 信用修复：资格、申请、初审
repairs = 信用修复
repair-list = { $count ->
        [0] 下面是现行等级，以及能否申请修复。
       *[other] 下面是现行等级，以及能否申请修复；修复申请点开可查看进度和下一步。
    }
    .title = 信用修复
repair-stands = { $subject }
repair-verdict = { $grade }。{ $verdict }
repair-unrated = 尚未评定等级，不需要修复。
repair-way = { $subject }：查看修复资格
repair-entry = { $code } · { $subject } · { $status }
repair-may-apply = 可以申请信用修复。
repair-not-needed = 目前的等级不需要修复。
repair-not-yet-dated = 还不能申请修复：{ $why }。最早可于 { $day }申请{ $mine ->
        [yes] ，到时会通知您
       *[no] { "" }
    }。
repair-not-yet-todo = 还不能申请修复：{ $why }。办妥后即可申请{ $mine ->
        [yes] ，届时会通知您
       *[no] { "" }
    }。
repair-not-yet-both = 还不能申请修复：{ $why }。办妥后，最早可于 { $day }申请{ $mine ->
        [yes] ，届时会通知您
       *[no] { "" }
    }。
repair-running = 已有一份修复申请 { $code } 正在办理，办结前不能再提交另一份。
repair-grade-over = 这个等级已经更正，或由新的等级取代，不必再就它申请修复。发送“修复”可查看现行等级。
repair-dissolved = 这个部门已经撤销，不再办理信用修复。
repair-both = { $one }；{ $other }
bar-not-low = 等级不需要修复
    .label = 等级不需要修复
bar-pending = 已有申请在办
    .label = 已有申请在办
bar-case-missing = 还没有进行整改
    .label = 还没有进行整改
bar-case-open = 整改尚未办结
    .label = 整改尚未办结
bar-case-failed = 整改没有成功
    .label = 整改没有成功
bar-new-violation = 有新的违规尚未整改
    .label = 有新的违规尚未整改
bar-waiting = 等待期未满
    .label = 等待期未满
bar-refused = 上次申请未通过，间隔期未满
    .label = 上次申请未通过，间隔期未满
bar-false-material = 曾提供虚假材料，限制期未满
    .label = 曾提供虚假材料，限制期未满
repair-remedy-not-low = 目前不需要办理。
repair-remedy-pending = 请等候办理结果，或撤回在办的申请。
repair-remedy-case-missing = 请联系信用办发起整改；整改办结后即可申请。
repair-remedy-case-failed = 上一次整改以失败告终，需要重新整改。请联系信用管理办公室重新发起；新的整改成效得到确认后即可申请。
repair-remedy-case-open = 请按方案完成整改；验收通过、成效得到确认后即可申请。
repair-remedy-new-violation = 请联系信用办，就新的违规进行整改；新的整改办结后即可申请。
repair-remedy-waiting = 自 { $until }起可以申请，请在此之前保持良好的信用记录。
repair-remedy-refused = 自 { $until }起可以再次申请，请对照上次的理由先行改进。
repair-remedy-false-material = 自 { $until }起可以再次申请。

see-eligibility = 查看修复资格
eligibility-card = { $verdict }
    .title = { $subject }：{ $grade }
eligibility-line-since = 等级生效日
eligibility-line-reason = 等级理由
eligibility-line-case = 相关整改
repair-case = { $code }（{ $status }）

repair-open-told = { $subject }目前为 { $grade }，已经具备申请修复的条件。申请表会带出整改时的内容，只需核对、补充材料、签署承诺书。
    .title = { $subject }可以申请信用修复
repair-draft-told = 您为{ $subject }填写的信用修复申请还没有提交，内容保留到 { $until }。
    .title = 修复申请尚未提交

apply-for-repair = 申请信用修复
apply-for-repair-conduct = 失信行为是什么？请写明时间和事实。
    .label = 失信行为
apply-for-repair-measures = 采取了哪些整改措施？
    .label = 整改措施
apply-for-repair-achieved = 取得了什么成效？请写明可以核实的结果。
    .label = 整改成效
apply-for-repair-evidence = 请上传证明材料，最多 10 份。整改时已经提交的不必重复上传；没有新的材料可以跳过。
    .label = 证明材料
apply-for-repair-commitment =
    请阅读《信用承诺书》，同意后签署；提交申请时生效。

    { $letter }
    .label = 信用承诺书
commitment-signed = 我承诺并签署
apply-for-repair-done = 信用办将在 { $review }前完成初审，整个申请在 { $due }前办结，每一步都会通知您。申请表和承诺书的副本随后发给您。
    .title = 修复申请 { $code } 已收到
repair-submitted-told = { $subject }申请修复 { $grade }。请在 { $due }前完成初审：受理，一次性要求补充材料，或者不予受理并说明理由。
    .title = 修复申请 { $code } 待初审
repair-form-issued = 这是{ $subject }提交的信用修复申请表和信用承诺书，编号 { $number }。
    .title = 修复申请 { $code } 的申请表

withdraw-repair = 撤回修复申请
repair-found-already = 实地核实已经有了意见，这份申请要有一个决定，不能再撤回。结果会通知您。
withdraw-repair-done = 这份申请不再办理。仍符合条件的，可以重新申请。
    .title = 修复申请 { $code } 已撤回
repair-withdrawn-told = { $subject }撤回了修复申请，不必再办理。
    .title = 修复申请 { $code } 已撤回

see-repair = 查看修复申请
repair-card = 申请修复的等级是 { $grade }。内容、材料、期限和办理记录如下。
    .title = 修复申请 { $code } · { $subject }
repair-line-status = 状态
repair-line-since = 等级生效日
repair-line-applied = 提交
repair-line-case = 相关整改
repair-line-conduct = 失信行为
repair-line-measures = 整改措施
repair-line-effect = 整改成效
repair-line-commitment = 信用承诺书
repair-signed = 已签署，文本指纹 { $hash }…
repair-line-still = 资格复核
repair-line-decide-by = 办理期限
repair-line-reviewed = 初审人
repair-step-waits = { $who }，意见待提交
repair-line-decided = 决定
repair-line-certificate = 修复证明
repair-line-outcome = 结论

accept-repair = 受理
accept-repair-done = 已告知{ $subject }和负责人，整个申请应在 { $due }前办结。
    .title = 修复申请 { $code } 已受理
repair-accepted-told = 申请已通过初审。接下来由两位与此事无关的人员实地核实，整个申请在 { $due }前办结，结果会通知您。
    .title = 修复申请 { $code } 已受理
repair-to-assign-told = { $subject }的修复申请已通过初审。请在 { $assign }前指定两位实地核实人。
    .title = 修复申请 { $code } 待指定核实人
reject-repair = 不予受理
reject-repair-reason = 为什么不予受理？怎样才能受理？对方会原样看到。
    .label = 理由
reject-repair-done = 理由已告知{ $subject }，对方可以重新申请。
    .title = 修复申请 { $code } 未予受理
repair-rejected-told = { $subject }的这次修复申请没有受理，信用等级不变。
    理由：{ $reason }
    依据：《信用管理办法》第七条第二款。
    条件具备、材料补齐后可以重新申请；如有疑问，请联系信用办。
    .title = 修复申请 { $code } 未予受理
repair-own-application = 这份申请由您提交，应由他人初审。
repair-supplement-runs = 补充材料的期限到 { $due }为止，在此之前不能不予受理。

ask-supplement = 要求补充材料
ask-supplement-missing = 缺少哪些材料或说明？只能要求一次，请一次写全；对方会原样看到。
    .label = 须补充的材料
ask-supplement-done = 已请{ $subject }在 { $due }前补充。补齐后，初审和办理期限重新计算。
    .title = 修复申请 { $code } 待补充材料
repair-supplement-told = 还需要补充：{ $missing }
    请在 { $due }前一次补齐；已经提交的内容都在，不必重填。
    .title = 修复申请 { $code } 需要补充材料
repair-asked-already = 已经要求补充过一次，不能再次要求。请受理，或者不予受理并说明理由。
answer-supplement = 补充材料
answer-supplement-supplied = 补充了什么？请对照要求逐项说明。
    .label = 补充说明
answer-supplement-evidence = 请上传补充的材料，最多 10 份；没有可以跳过。
    .label = 补充材料
answer-supplement-done = 信用办将在 { $review }前完成初审，整个申请在 { $due }前办结，每一步都会通知您。
    .title = 修复申请 { $code } 已补充材料
repair-supplied-told = { $subject }补充了材料：{ $supplied }
    请在 { $due }前完成初审。
    .title = 修复申请 { $code } 已补充材料
repair-nothing-asked = 目前没有要求补充的材料。
supplement-over = 补充材料期满
repair-supplement-over = { $subject }没有在期限内补充材料。可以继续等候，也可以不予受理并说明理由；在此之前，对方仍可补充。
    .title = 修复申请 { $code } 的补充期限已过

take-back-evidence = 撤下材料
take-back-evidence-file = 要撤下哪一份？撤下后文件即删除，办理记录里只留下名称；信用办会得到通知。
    .label = 撤下的材料
take-back-evidence-done = “{ $name }”已撤下，信用办会按其余材料初审。
    .title = 修复申请 { $code } 已撤下一份材料
evidence-taken-back-told = { $subject }撤下了材料“{ $name }”，初审以其余材料为准。
    .title = 修复申请 { $code } 撤下了一份材料
evidence-accepted = 申请已经受理，核实和决定都以这些材料为依据，不能再单独撤下。材料有误或不愿继续的，可以撤回整份申请，再重新提交。
evidence-none = 这份申请没有可以撤下的材料。
evidence-gone = 这份材料不在这份申请里，可能已经撤下。请重新选择。

# 信用修复申请表
paper-repair-form = 依据《信用管理办法》第七条第一款、第二款的规定，{ $subject }已认真整改、纠正失信行为，现申请信用修复：
    .title = 信用修复申请表
    .closing = 请予审核。
paper-repair-form-subject = 信用主体
paper-repair-form-repair = 申请编号
paper-repair-form-grade = 现信用等级
paper-repair-form-since = 等级生效日期
paper-repair-form-case = 整改事项
paper-repair-form-applied = 申请日期
paper-repair-form-applicant = 经办人
paper-repair-form-files = 证明材料
paper-repair-conduct = { $text }
    .head = 失信行为
paper-repair-measures = { $text }
    .head = 整改措施
paper-repair-effect = { $text }
    .head = 整改成效
paper-repair-pledge = 已签署《信用承诺书》，全文附后。
    .head = 信用承诺
paper-repair-letter = { $letter }
    .title = 信用承诺书

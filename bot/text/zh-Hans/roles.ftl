# 岗位与授权
menu-role = 要办哪一项？
    .title = 岗位与授权
grant-role = 授予岗位
grant-role-subject = 授予谁？
    .label = 人员
grant-role-role = 授予哪个岗位？须经领导小组组长和一名成员同意。
    .label = 岗位
grant-role-until = 任期到哪天？没有任期就跳过。
    .label = 任期至
grant-role-done = { $name }现在是{ $role }，本人会收到通知。首次查看信用信息前须签署保密协议。
    .title = 已授予岗位
grant-role-told = 您现在是{ $role }。输入“帮助”查看可以办理的事项；首次查看信用信息前请先签署保密协议。
    .title = 您有了新的岗位
revoke-role = 收回岗位
revoke-role-subject = 收回谁的岗位？
    .label = 人员
revoke-role-role = 收回哪个岗位？须经领导小组组长和一名成员同意。
    .label = 岗位
revoke-role-done = { $name }不再是{ $role }，本人会收到通知。
    .title = 已收回岗位
revoke-role-told = 您不再担任{ $role }，相应的权限已停止；保密义务继续有效。
    .title = 您的岗位有变动
see-roles = 岗位一览
roles = { $vacant ->
        [0] 各岗位均已到位。
       *[other] 有 { $vacant } 个岗位空缺，相关事项暂不能办理。
    }
    .title = 岗位一览
role-not-to-oneself = 不能给自己授予岗位，请由另一位有权提议的人员办理。
role-held-already = 对方已经担任这个岗位，没有做任何改动。
role-not-held = 对方没有担任这个岗位，没有做任何改动。
role-clash = 对方现任{ $held }，与{ $wanted }属不相容岗位，不能由同一人担任。
vacant-chair = 空缺：岗位授予不能获批，涉及信用办自身的记录无人处理
vacant-group-member = 空缺：岗位授予不能获批
vacant-credit-director = 空缺：一般和严重的记录不能核实，大批量导入、导出只能由组长审批
vacant-credit-officer = 空缺：新记录无人分类
vacant-auditor = 空缺：审计链每日核验无人接收
vacant-custodian = 空缺：举报人身份信息无人保管
vacant-administrator = 空缺：账号只能由信用办开通

# 信用档案
menu-file = 要看哪一份？
    .title = 信用档案
own-file = 我的档案
see-looks = 谁看过我的档案
open-file = 查阅他人或部门档案
open-file-subject = 查阅谁的档案？
    .label = 对象
open-file-purpose = 查阅目的是什么？每次查阅都会留痕，对方可以看到。
    .label = 目的
file-card = { $total ->
        [0] 目前没有记录。
       *[other] 共 { $total } 条记录，以下是最近的 { $shown } 条。
    }
    .title = { $name } 的信用档案
file-none = 您在这里没有信用档案。如有疑问，请联系信用办。
file-line-kind = 类别
file-line-department = 部门
file-line-number = 编号
file-line-family = 岗位类别
file-line-leaders = 负责人
file-line-contract = 合同（编号、起、止）
file-line-counted = 已核实
file-counted = { $nature } { $count } 条
file-record = { $day } · { $code }
file-entry = { $day } · { $kind } · { $status }
looks = { $count ->
        [0] 还没有人查阅过。
       *[other] 最近 { $count } 次查阅如下。如有疑问，请联系信用办。
    }
    .title = 谁看过我的档案
look-at = { $at }
look-exported = 已导出
look-told = { $name }以“{ $purpose }”为目的查阅了一份信用档案。按规定先告知审计人员，之后再告知被查阅对象。
    .title = 档案查阅告知

export-own-file = 导出我的档案
export-own-file-format = 要哪种格式？
    .label = 格式
export-file = 导出档案
export-file-subject = 导出谁的档案？
    .label = 对象
export-file-purpose = 导出目的是什么？目的会印在每一页上，对方可以看到。
    .label = 目的
export-file-format = 要哪种格式？
    .label = 格式
export-own = 本人留存
export-watermark = { $who } · { $why } · { $day }
file-paper = 依据《信用管理办法》第四条建立。生成时间：{ $at }。
    .title = { $name } 信用档案
file-paper-records = 信用记录（共 { $total } 条）
file-paper-looks = 查阅记录
file-column-day = 日期
file-column-code = 编号
file-column-kind = 类型
file-column-content = 内容
file-column-sorted = 分类与状态
look-column-at = 时间
look-column-who = 查阅人
look-column-purpose = 目的
file-line-grade = 信用等级
file-line-measure = 限制措施
file-grade = 现行：{ $grade }，自 { $since }起（{ $origin }）
file-grade-before = 曾为：{ $grade }，{ $since }至 { $until }（{ $origin }）
file-measure = { $kind }，至 { $until }

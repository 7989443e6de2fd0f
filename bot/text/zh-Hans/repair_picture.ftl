# 信用修复一览图
repair-picture = 修复一览图
picture-repairs = 已修复 { $lifted } 件，不予修复 { $refused } 件，不予受理 { $rejected } 件，在办 { $running } 件。下图为各环节按期情况。
    .title = { $year } 年信用修复：共 { $count } 件
repair-picture-ready = { $year } 年共 { $count } 件申请：已修复 { $lifted } 件，不予修复 { $refused } 件，不予受理 { $rejected } 件，在办 { $running } 件。
    .title = 信用修复一览图
repair-picture-none = 今年还没有修复申请，无图可画。

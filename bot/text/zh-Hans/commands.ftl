# 命令的中文关键词，用 | 分开；每一个都可以直接输入，不必加斜杠。
command-record = 录入|登记|记录
command-cal = 日历|期限
command-inspect = 检查|定期检查
command-queue = 待办|我的
command-lang = 语言
command-help = 帮助|菜单|开始|你好|start
command-cancel = 取消|放弃
command-bind = 绑定|邀请绑定
command-unbind = 解除绑定
command-nda = 签署|保密协议|承诺书
command-role = 岗位|授权
command-file = 档案|我的档案
command-search = 搜索|检索|查找
command-policy = 制度|依据|规定
command-delegate = 委托|代办
command-org = 组织|部门|人员
command-import = 导入|批量导入

# 公文版式
official-number = 编号：
official-check = 扫码核验
official-enclosed = 附件：
official-enclosure = 附件

# 本地演示页
page-title = Trustdesk · 示例机构
page-app = Trustdesk
page-tagline = 示例机构 · 本地演示，不连接任何平台
page-edit = 修改
page-bad-request = 这个请求无法处理，没有做任何改动。请刷新页面后再试。
page-weekdays = 一|二|三|四|五|六|日
page-months = 1 月|2 月|3 月|4 月|5 月|6 月|7 月|8 月|9 月|10 月|11 月|12 月

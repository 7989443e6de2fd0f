# 系统自检
self-check = 系统自检
self-check-again = 重新自检
check-level-good = 正常
check-level-attention = 需关注
check-level-bad = 异常
self-check-card = { $bad ->
        [0] { $attention ->
            [0] { $count } 项全部正常。
           *[other] { $count } 项中有 { $attention } 项需关注。
        }
       *[other] { $count } 项中有 { $bad } 项异常{ $attention ->
            [0] 。
           *[other] ，{ $attention } 项需关注。
        }请按各项后面的说明处理。
    }
    .title = 系统自检
self-check-found = { $level }：{ $said }
self-check-found-do = { $level }：{ $said }。{ $do }。
self-check-and = { $one }、{ $other }
self-check-told = { $bad ->
        [0] 本周自检有 { $attention } 项需关注：{ $named }。
       *[other] 本周自检有 { $bad } 项异常{ $attention ->
            [0] { "" }
           *[other] 、{ $attention } 项需关注
        }：{ $named }。
    }按下面的按钮可以看到当前情况和处理办法。同一周内不再重复提醒。
    .title = 系统自检：有事项需要处理

self-check-ticks = 定时任务
self-check-ticks-said = { $failing ->
        [0] { $minutes ->
            [0] 各项定时工作均准时
           *[other] 最慢的一项晚了 { $minutes } 分钟
        }
       *[other] { $failing } 项定时工作连续失败（{ $names }）
    }
self-check-ticks-do = 请管理员查看日志并重启服务，重启不会丢失任何期限
self-check-platforms = 平台接入
self-check-platforms-said = { $count ->
        [0] 消息接收正常
       *[other] { $count } 个平台没有消息进来（{ $names }）
    }
self-check-platforms-do = 请管理员检查网络和平台令牌，可运行 trustdesk doctor
self-check-notices = 通知发送
self-check-notices-said = { $due ->
        [0] 没有积压
       *[other] 积压 { $due } 条，最早的已等 { $minutes } 分钟
    }{ $lost ->
        [0] { "" }
       *[other] ，近 { $span } 天有 { $lost } 条放弃发送
    }{ $people ->
        [0] { "" }
       *[other] ，共 { $people } 人有未送达的通知
    }
self-check-notices-do = 积压请管理员检查平台连接；未送达的人员名单在信用办待办里，请逐一联系或重新发放绑定码
self-check-calendar = 工作日历
self-check-calendar-said = 节假日安排已公布至 { $until }{ $days ->
        [0] ，覆盖今后十二个月
       *[other] ，今后十二个月中有 { $days } 天为暂定
    }
self-check-calendar-do = 国务院公布新一年安排后，请管理员更新系统；也可由信用办先在日历中设定工作日
self-check-deadlines = 暂定期限
self-check-deadlines-said = { $count ->
        [0] 没有期限落在暂定日期
       *[other] { $count } 项在办期限经过暂定日期，公布后自动重算，只会顺延
    }
self-check-deadlines-do = 其中有 { $near } 天内到期的，请信用办核对节假日安排，需要时在日历中设定工作日
self-check-trail = 审计链
self-check-trail-said = 刚才核验完整，共 { $lines } 行，至第 { $head } 行；链首最近于 { $day }告知审计人员（第 { $anchor } 行）
self-check-trail-do = 链首已经多天没有告知审计人员，请管理员检查每日核验是否在运行
self-check-trail-untold = 审计链
self-check-trail-untold-said = 刚才核验完整，共 { $lines } 行；链首还没有告知过审计人员
self-check-trail-untold-do = 请确认已有人担任监督审计，每日核验会把链首发给本人留存
self-check-trail-broken = 审计链
self-check-trail-broken-said = 第 { $line } 行起与此前不符，记录可能已被改动
self-check-trail-broken-do = 请勿重启或清理系统，立即由监督审计人员与管理员共同核查并备份现状
self-check-backup = 备份
self-check-backup-said = { $days ->
        [0] 最近一次在 { $day }，不到一天
       *[other] 最近一次在 { $day }，已过 { $days } 天
    }
self-check-backup-do = 请管理员运行 trustdesk backup，并设为每晚自动执行
self-check-backup-none = 备份
self-check-backup-none-said = 没有备份记录
self-check-backup-none-do = 请管理员运行 trustdesk backup，并设为每晚自动执行
self-check-key = 加密密钥
self-check-key-said = 第 { $number } 号，{ $day }启用，已用 { $days } 天
self-check-key-do = 密钥应每年更换一次，请管理员在停机时运行 trustdesk keys rotate
self-check-key-unknown = 加密密钥
self-check-key-unknown-said = 第 { $number } 号，启用时间不明
self-check-key-unknown-do = 请管理员检查密钥文件夹；说不清楚时，更换一次即可

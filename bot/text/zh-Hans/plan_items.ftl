plan-item-handed-in = 方案已提交，整改措施不能再删除。方案退回修改后，才能调整。

plan-item-handed-in = The plan has been submitted: its items can no longer be removed. They can be changed once the plan is sent back.

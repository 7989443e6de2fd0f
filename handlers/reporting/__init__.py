"""举报 · what a reporter says and what the office answers (9.3). Neither side learns more than it must."""

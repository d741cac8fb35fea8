"""消息提醒: people are told of what happened that concerns their unit (domain §12)."""

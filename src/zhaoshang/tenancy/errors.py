"""What the tenancy room refuses, by stable code."""

from zhaoshang.api.messages import Message, register_messages

register_messages(
    {
        "CODE_TAKEN": Message("该代码已被使用", "This code is already in use"),
        "DISTRICT_CODE_INVALID": Message(
            "区划代码须为六位数字（GB/T 2260）", "A district's code has six digits (GB/T 2260)"
        ),
        "CODE_INVALID": Message(
            "代码须为 2 至 40 个小写字母、数字或连字符，以字母开头",
            "A code has 2 to 40 lower-case letters, digits or hyphens and starts with a letter",
        ),
        "PARENT_INVALID": Message(
            "园中园的上级须是本区未撤销的另一园区，且不得成环",
            "Only a park has a parent, which is another open park of the district, without a circle",
        ),
        "TENANT_CLOSED": Message("该单位已撤销", "This tenant is closed"),
        "TENANT_IN_USE": Message(
            "该单位仍有在岗人员，请先解除其岗位", "This tenant still has people; end their memberships first"
        ),
        "PERSON_KNOWN": Message("该账号已登记", "This account is already registered"),
        "ALREADY_GRANTED": Message("已经授予", "This is already granted"),
        "NOT_GRANTED": Message("尚未授予或已经解除", "This is not granted, or no longer"),
        "ROLES_EXCLUSIVE": Message(
            "系统管理员、安全管理员、审计员三员分立，不得互兼，也不得兼任业务岗位",
            "The three administrators are separated: none may hold another administrator's or a business role",
        ),
        "OWN_GRANT": Message("不得为本人授予或解除岗位", "Nobody grants or ends a membership of their own"),
        "EMAIL_CODES_TOO_MANY": Message(
            "一天内最多发送 {most} 次验证码，请明日再试", "At most {most} codes are mailed a day; try again tomorrow"
        ),
        "EMAIL_CODE_WRONG": Message(
            "验证码不正确，还可再试 {left} 次", "This is not the code; it may be tried {left} times more"
        ),
        "EMAIL_CODE_EXPIRED": Message(
            "没有有效的验证码，请重新设置邮箱以获取新验证码",
            "No code is valid any more; set the address again to be mailed a new one",
        ),
        "RULE_UNKNOWN": Message("没有这项规则", "There is no such rule"),
        "RULE_VALUE_INVALID": Message("规则取值无效", "This is not a value of the rule"),
        "RULE_NOT_IN_FUTURE": Message(
            "规则只能自今日或以后生效，已生效的版本不得更改",
            "A rule takes effect today or later; versions already in force are never changed",
        ),
        "DAY_NOT_IN_FUTURE": Message(
            "只能调整今日或以后的日子，已经过去的日子不得更改",
            "Only today or a later day can be decided; days that have passed are never changed",
        ),
        "DAY_UNCHANGED": Message("该日本来就是如此安排", "The day is that already"),
    }
)

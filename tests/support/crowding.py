"""What a service with one place only is asked: a read, and writes that may have to wait for a lock."""

from tests.support.projects import CREDIT_CODE

READ = "{ projects(first: 5) { nodes { id name version } } }"
ENTER = """
mutation($input: ProjectCreateInput!) { projectCreate(input: $input) { project { id version } errors { code } } }
"""
LEAD = {
    "name": "高端装备生产基地项目",
    "company": {"name": "天津云帆智能装备有限公司", "creditCode": CREDIT_CODE},
    "industry": "SMART_MANUFACTURING",
    "channel": "VISIT",
}
UPDATE = """
mutation($input: ProjectUpdateInput!) { projectUpdate(input: $input) { project { name version } errors { code } } }
"""

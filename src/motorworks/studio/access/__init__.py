"""Who may do what: accounts, roles, sessions, tokens, and where requests may come from."""

from motorworks.studio.access.access import Access
from motorworks.studio.access.role import Role
from motorworks.studio.access.user import User

__all__ = ["Access", "Role", "User"]

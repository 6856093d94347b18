"""Sample users, one for each role."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group

from accounts import roles
from accounts.models import User
from demo.registry import loaded_keys, recorded, remember

# For trying out alone; `load_demo` makes no users on a public server.
PASSWORD = "lan-toa-mau-2026"  # noqa: S105
_TRIAL_SETTINGS = ("demo", "dev", "test")


@dataclass(frozen=True)
class Person:
    """A sample user."""

    username: str
    last_name: str
    first_name: str
    role: str = ""

    @property
    def key(self) -> str:
        """The key under which the user is remembered."""
        return f"user:{self.username}"


PEOPLE = (
    Person("cong-tac-vien", "Lê Quốc", "Bảo", roles.WRITER),
    Person("bien-tap", "Trần Đông", "Hải", roles.EDITOR),
    Person("duyet", "Đỗ An", "Khê", roles.APPROVER),
    Person("kiem-duyet", "Phạm Thu", "Lan", roles.MODERATOR),
    Person("quan-tri", "Hà Minh", "Thư", roles.ADMINISTRATOR),
    Person("toan-quyen", "Nguyễn Tấn", "Lợi"),
)


def is_trial_site() -> bool:
    """Say whether the settings are those of a site that nobody but its owner reaches."""
    return str(settings.SETTINGS_MODULE).rpartition(".")[2] in _TRIAL_SETTINGS


def load_people() -> int:
    """Make the sample users that were never made, unless somebody has the name already; return how many."""
    known = loaded_keys()
    missing = [person for person in PEOPLE if person.key not in known]
    taken = set(
        User.objects.filter(username__in=[person.username for person in missing]).values_list("username", flat=True)
    )
    new = [person for person in missing if person.username not in taken]
    for person in new:
        remember(_make(person), person.key)
    return len(new)


def _make(person: Person) -> User:
    user = User(
        username=person.username,
        last_name=person.last_name,
        first_name=person.first_name,
        is_superuser=not person.role,
        is_staff=not person.role,
    )
    user.set_password(PASSWORD)
    user.save()
    if person.role:
        user.groups.add(Group.objects.get(name=person.role))
    return user


def sample_user(username: str) -> User | None:
    """Return the sample user of that name, None when it was not made."""
    user: User | None = recorded(User).filter(username=username).first()
    return user


def logins() -> list[tuple[str, str]]:
    """Return name and role of the sample users who can still sign in with the sample password."""
    role = {person.username: person.role or "Toàn quyền" for person in PEOPLE}
    users = recorded(User).filter(is_active=True).order_by("pk")
    return [(user.username, role.get(user.username, "")) for user in users if user.check_password(PASSWORD)]

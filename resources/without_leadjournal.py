"""Write out a journal without LeadJournal: all its reflections, as text.

    python without_leadjournal.py JOURNAL > everything.txt

JOURNAL is a journal, a backup of one, or an archive (.zip) that was exported; it is
only read. Please close LeadJournal first. It takes Python 3, and for an encrypted
journal `pip install sqlcipher3`; it asks for the passphrase, and the fourteen groups of
a recovery sheet do instead. Attached files are in the table attachments."""

import base64
import getpass
import re
import sqlite3
import sys
import unicodedata
import zipfile
from pathlib import Path

ALL = """SELECT day || '  ' || title || iif(trashed IS NULL, '', ' (in the trash)')
    || coalesce((SELECT char(10) || group_concat(practice || '=' || ifnull(chance, ''))
                 FROM taggings WHERE reflection_id = reflections.id), '')
    || char(10) || char(10) || body || char(10) || margin -- its plans and afterthoughts
FROM reflections ORDER BY day, id"""


def opened(path):
    log = Path(f"{path}-wal")  # what was written last, if it is still open
    rest = "" if log.exists() and log.stat().st_size else "&immutable=1"
    where = f"{path.absolute().as_uri()}?mode=ro{rest}"  # ro: it can only be read
    if (salt := path.read_bytes()[:16]) == b"SQLite format 3\0":
        return sqlite3.connect(where, uri=True)
    from sqlcipher3 import dbapi2

    secret = getpass.getpass() if sys.stdin.isatty() else input()
    letters = re.sub(r"[\s-]", "", secret).upper().translate({48: 79, 49: 73, 56: 66})
    if re.fullmatch("[A-Z2-7]{56}", letters):  # 32 bytes of key, and 3 to check them
        secret = f"x'{base64.b32decode(letters)[:32].hex()}{salt.hex()}'"
    db = dbapi2.connect(where, uri=True)
    secret = unicodedata.normalize("NFC", secret).replace("'", "''")
    db.execute(f"PRAGMA key = '{secret}'")
    return db


def texts(path):
    if path.read_bytes()[:4] == b"PK\3\4":  # a zip, with a text of each reflection
        archive = zipfile.ZipFile(path)
        names = archive.namelist()
        return (archive.read(each).decode() for each in names if each.endswith(".md"))
    return (text for (text,) in opened(path).execute(ALL))


try:
    for text in texts(Path(sys.argv[1])):
        sys.stdout.buffer.write(f"{text}\n{'-' * 20}\n".encode())
except (IndexError, OSError):
    sys.exit("Please name a journal or an archive that is there and may be read.")
except ImportError:
    sys.exit("This journal is encrypted. Please do: pip install sqlcipher3")
except Exception as error:  # noqa: BLE001  each driver has errors of its own
    sys.exit(f"It does not open: another passphrase, or not a journal ({error}).")

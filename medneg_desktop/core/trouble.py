"""What can go wrong, sorted by who can do something about it.

Every kind carries a ``code`` (stable, for logs and the command line), a ``title`` (what happened, one plain
sentence) and a ``remedy`` (what to do, one plain sentence). Expected outcomes, such as a file that is
already held, are values and not exceptions. ``details`` holds identifiers only, never words of a document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar


class Trouble(Exception):  # noqa: N818 (the house word: trouble is told, not thrown at people)
    """Base of everything that is told to the person in words."""

    code: ClassVar[str]
    title: str
    remedy: str

    def __init__(self, *, title: str | None = None, remedy: str | None = None, details: str = "") -> None:
        self.title = title or type(self).title
        self.remedy = remedy or type(self).remedy
        self.details = details
        super().__init__(f"{self.code}: {self.title}")

    def __reduce__(self) -> tuple[object, ...]:
        # Troubles cross the pipe of a page worker; keyword-only arguments need their own way back.
        return (_rebuild, (type(self), self.title, self.remedy, self.details))

    @classmethod
    def all_kinds(cls) -> Iterator[type[Trouble]]:
        """Every kind of trouble that can be raised, itself included where it has a code of its own."""
        if "code" in cls.__dict__:
            yield cls
        for kind in cls.__subclasses__():
            yield from kind.all_kinds()


def _rebuild(kind: type[Trouble], title: str, remedy: str, details: str) -> Trouble:
    return kind(title=title, remedy=remedy, details=details)


class CorrectableTrouble(Trouble):
    """The person can put it right here and now."""


class SurroundingsTrouble(Trouble):
    """The person can put it right outside the program."""


class Cancelled(Exception):  # noqa: N818 (not an error: nobody is told)
    """The person asked to stop. Never shown."""


class EmptyFile(CorrectableTrouble):
    code = "empty-file"
    title = "This file is empty."
    remedy = "Scan or download it again, then add it once more."


class NotADocument(CorrectableTrouble):
    code = "not-a-document"
    title = "This file is not a PDF or a picture, whatever its name says."
    remedy = "Open it in the program that made it, print it to PDF, and add the PDF."


class FileUnreadable(CorrectableTrouble):
    code = "file-unreadable"
    title = "This file could not be opened."
    remedy = "Check that it still exists and that you are allowed to read it, then add it again."


class IsAFolder(CorrectableTrouble):
    code = "empty-folder"
    title = "This folder holds no files."
    remedy = "Add the folder that holds the bills, or the files themselves."


class LinkedFolder(CorrectableTrouble):
    code = "linked-folder"
    title = "This is a link to another folder, which was not followed."
    remedy = "Add that folder itself, if its files are wanted."


class DocumentDamaged(CorrectableTrouble):
    code = "document-damaged"
    title = "This file is damaged or cut short."
    remedy = "Download or scan it again; the end of the file is missing or broken."


class PasswordNeeded(CorrectableTrouble):
    code = "password-needed"
    title = "This PDF is locked with a password."
    remedy = "Open it with its password, print it to a new PDF, and add that one."


class ArchiveLocked(CorrectableTrouble):
    code = "archive-locked"
    title = "This ZIP file is locked with a password."
    remedy = "Unpack it with its password, and add the files in it."


class ArchiveUnsafe(CorrectableTrouble):
    code = "archive-unsafe"
    title = "This file unpacks to more than can be opened safely."
    remedy = "Unpack it yourself, and add only the bills in it."


class FileTooLarge(CorrectableTrouble):
    code = "file-too-large"
    title = "This file is larger than 200 MB."
    remedy = "Scan at 300 dpi in gray, or split it into smaller files."


class TooManyWords(CorrectableTrouble):
    code = "too-many-words"
    title = "This file holds more words than can be read in one piece."
    remedy = "Split it into smaller files in the program that made it, and add those."


class TooManyPages(CorrectableTrouble):
    code = "too-many-pages"
    title = "This file has more pages than the program reads at once."
    remedy = "Split it into files of at most 500 pages."


class PictureTooLarge(CorrectableTrouble):
    code = "picture-too-large"
    title = "This picture has more pixels than can be opened safely."
    remedy = "Scan at 300 dpi, or save the photo in a smaller size."


class PageBroke(CorrectableTrouble):
    code = "page-broke"
    title = "A page stopped the reader."
    remedy = "The other pages were read. Print this page to PDF again, or type its values beside the picture."


class PageOverran(CorrectableTrouble):
    code = "page-overran"
    title = "A page took too long and was given up."
    remedy = "The other pages were read. Print this page to PDF again, or type its values beside the picture."


class PageCrowded(CorrectableTrouble):
    code = "page-crowded"
    title = "This page holds far more words than can be printed on one."
    remedy = "The other pages were read. Print this page on paper and scan it, or type its values beside the picture."


class PageIllegible(CorrectableTrouble):
    code = "page-illegible"
    title = "This page cannot be read."
    remedy = "Type its values beside the picture, or scan it again: flat, sharp and in good light."


class NothingToSend(CorrectableTrouble):
    code = "nothing-to-send"
    title = "There is nothing to put into a packet yet."
    remedy = "Add a bill and check what was read; a packet needs at least one confirmed amount."


class PacketHeldBack(CorrectableTrouble):
    code = "packet-held-back"
    title = "The packet was not made: something that was to be hidden could still be read in it."
    remedy = "Mark the place on the page by hand, or leave that page out, and make the packet again."


class PlaceNotWritable(CorrectableTrouble):
    code = "place-not-writable"
    title = "The file could not be saved there."
    remedy = "Choose another folder, for example Documents, and save again."


class ValueNotUnderstood(CorrectableTrouble):
    code = "value-not-understood"
    title = "This value was not understood."
    remedy = "Write an amount like 1,240.00 or a date like 08/14/2026."


class DiskFull(SurroundingsTrouble):
    code = "disk-full"
    title = "The disk is full; nothing was changed."
    remedy = "Free some space and try again."


class VaultLocked(SurroundingsTrouble):
    code = "vault-locked"
    title = "This vault is open in another window."
    remedy = "Use the window that is already open, or close it first."


class VaultReadOnly(SurroundingsTrouble):
    code = "vault-read-only"
    title = "The vault's folder cannot be written to."
    remedy = "Check that the disk is connected and that you may write to the folder."


class VaultDamaged(SurroundingsTrouble):
    code = "vault-damaged"
    title = "The vault is damaged; nothing was changed."
    remedy = "Restore the newest backup into a new folder; your original files are still where you took them from."


class VaultTooNew(SurroundingsTrouble):
    code = "vault-too-new"
    title = "This vault was made by a newer MedNeg; nothing was changed."
    remedy = "Install the newest version and open it again."


class VaultMissing(SurroundingsTrouble):
    code = "vault-missing"
    title = "There is no vault in this folder."
    remedy = "Check the folder, or make a new vault there."


class VaultExists(SurroundingsTrouble):
    code = "vault-exists"
    title = "This folder already holds a vault; it was left as it is."
    remedy = "Open it, or choose an empty folder."


class WrongKey(SurroundingsTrouble):
    code = "wrong-key"
    title = "The vault did not open with this passphrase."
    remedy = "Check Caps Lock and try again, or use the recovery sheet."


class KeyMissing(SurroundingsTrouble):
    code = "key-missing"
    title = "This vault needs its passphrase."
    remedy = "Type the passphrase, or give it with --passphrase-file."


class VaultNotEmpty(SurroundingsTrouble):
    code = "vault-not-empty"
    title = "This vault already holds documents; made-up ones are not mixed in."
    remedy = "Use an empty scratch vault."


class VaultUnreachable(SurroundingsTrouble):
    code = "vault-unreachable"
    title = "The drive that holds the vault stopped answering; the last change was not kept."
    remedy = "Connect the drive again and open the vault; if this comes back, restore a backup to another drive."


class VaultGone(VaultUnreachable):
    code = "vault-gone"
    title = "The vault in this folder is not there now."
    remedy = (
        "If it is on a drive, connect the drive, then try again. If you moved or deleted it, start a new one or bring a "
        "backup back."
    )


class BackupUnknown(CorrectableTrouble):
    code = "backup-unknown"
    title = "This file is not a backup of a vault; nothing was changed."
    remedy = "Choose a file that was made by Back up; its name ends in .medneg."


class BackupDamaged(CorrectableTrouble):
    code = "backup-damaged"
    title = "This backup is damaged, cut short or was altered; nothing was changed."
    remedy = "Copy it from its drive once more, or use another backup."


class BackupNotWhole(SurroundingsTrouble):
    code = "backup-not-whole"
    title = "The backup could not be read back as it was written, and was not kept."
    remedy = "Make it again on another drive; this one may be failing."


class PlaceTaken(CorrectableTrouble):
    code = "place-taken"
    title = "There is something of this name already; it was left as it is."
    remedy = "Choose another name, or an empty folder."


class PlaceInVault(CorrectableTrouble):
    code = "place-in-vault"
    title = "This place is inside the vault itself, where it would be lost together with it."
    remedy = "Choose a place outside the vault, best on another drive."


class TableUnknown(CorrectableTrouble):
    code = "table-unknown"
    title = "This file is none of the tables that MedNeg knows; nothing was changed."
    remedy = "Settings lists which tables there are and where to get them."


class TableDamaged(CorrectableTrouble):
    code = "table-damaged"
    title = "This table could not be read to its end; nothing was changed."
    remedy = "Download it again, and add it once more."


class TableEditionUnknown(CorrectableTrouble):
    code = "table-edition-unknown"
    title = "This table does not say which quarter it is for."
    remedy = "Say which quarter it is; the page you downloaded it from names it."


class TableSideUnknown(CorrectableTrouble):
    code = "table-side-unknown"
    title = "This list of code pairs does not say whether it is for doctors or for hospitals."
    remedy = "Say which of the two it is; the page you downloaded it from names it."


class TableFactorUnknown(CorrectableTrouble):
    code = "table-factor-unknown"
    title = "This fee schedule has a conversion factor that Medicare did not publish for its year; it was not taken."
    remedy = "Download it from cms.gov itself: copies with wrong factors go about."

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US" sourcelanguage="en_US">
<context>
    <name>AgreementPage</name>
    <message>
        <source>Letter that says it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in writing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monthly payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty for one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest, percent a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First payment on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other terms, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper that shows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own share only, each dollar in one place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note an agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay only when the terms are in writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note a payment, a refund or a correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raised with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in writing by them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came back to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed on {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in writing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid {0}, left {1}. Stands on: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to hold them to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything agreed is paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a zero-balance letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the letter of acceptance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, page {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what is a term; it keeps its place on the letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First payment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskCard</name>
    <message>
        <source>{0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the papers: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupKeyDialog</name>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How does this backup open?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has the passphrase and the recovery sheet of the vault and the day it was made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BalancePicture</name>
    <message>
        <source>Balance with {0}. {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance over the statements</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BillsList</name>
    <message>
        <source>Bills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more bills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bills yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a bill, an EOB or a receipt. Papers about the same visit are put together by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CarryCard</name>
    <message>
        <source>Export every paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import from an export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An export is a folder that every program can read: your papers, your packets, tables of what was read and the journal of your talks. An import adds what is missing here; what you have already stays as it is. To move the whole vault to another computer, make a backup and bring it back there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take papers out, bring papers in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is written is not protected: whoever opens the folder can read every one of your papers. Go on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where should the export be kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers: {0}. Packets: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost, and so not written: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which backup?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups (*.medneg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which export?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came in stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here already: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not added: {0}. {1}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>Bills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all bills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider not on the papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Billed {0}  ·  EOB says you owe {1}  ·  They ask {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} by {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseWorkspace</name>
    <message>
        <source>About this bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices to compare: no errors, but where a talk can begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EOB match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No EOB in these papers speaks of this bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No paper of this case says this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoicesCard</name>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look up its address; this program does not know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide before sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide these words too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one: put a semicolon between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your choices are not in the packet yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No private numbers were found on these pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} places</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparePicture</name>
    <message>
        <source>, of which {0} is the fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No comparison yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactPage</name>
    <message>
        <source>Office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They promised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By which day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you do next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certified-mail number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They hold the account until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a paper that is no longer in this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone: {0}. Have ready: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof of mailing or delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers that belong to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a paper…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why you correct it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm the call by letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note a call, letter or message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on the papers for sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call sheet: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They promised and did not do yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before you hang up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeclinedCard</name>
    <message>
        <source>Nothing was copied; your own file is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryRow</name>
    <message>
        <source>struck out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>promise overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before: {0}. {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a paper that left this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They did it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strike out: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <source>History of this value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of this value (Ctrl+H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on the paper</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>Add a value that was not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a value that was not read…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindScreen</name>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, a name, an amount, a code, a date, #tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in your vault can be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers by every word on them, amounts and dates in any form, what was said in calls and letters, and your own tags. A misspelled word is no matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open what is chosen (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of your own, with spaces between; Enter keeps them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are more: add a word to narrow it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no paper says “{0}”, so “{1}” was looked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some papers are still being made ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Free care up to (percent)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount up to (percent)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with the hospital&apos;s limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the policy here…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the hospital&apos;s policy as a file; it is kept in the vault and opens like any paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You sent the form on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They answered on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Granted in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Granted in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital&apos;s own policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where your household stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell {0} under Your household, and the level is worked out here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell your household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} percent of the poverty level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the federal poverty level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your state&apos;s rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None is known here. Tell your state under Your household.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This compares numbers. Only the hospital or the program decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each hospital sets its own limits. Ask for its policy, and type the limits in it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the policy: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appears below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appears above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No day is known to run. Answer under Rights whether the hospital is a nonprofit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the letter: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Among your papers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not among your papers yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What most hospitals ask for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what you have. What is ticked is listed in the cover letter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxScreen</name>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm every document in which nothing is in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join into one paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join the selected documents into one paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop bills, EOBs and receipts on the window. What is read from them is shown here to be checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 document to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} documents to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in this list was looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a value first, then draw a box around it on the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words were read in that box. Type the value; its place is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this document again. What you typed is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned for the next papers: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings lists what was learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept {0} proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirms every document in which nothing is in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no document left in which nothing is in doubt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntakePanel</name>
    <message>
        <source>Join into one paper…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, each is its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} photos came in together. Are they pages of one paper?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join into one paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages come in this order; untick what is no page of it. You can take the paper apart again at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is now number {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyEntry</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands on your recovery sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearnedCard</name>
    <message>
        <source>When you correct a value, MedNeg may note where papers of this provider print it. These notes stay in your vault. Forget one, and papers are read without it from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What MedNeg has learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned on {0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LettersPage</name>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever asks for the money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put into the letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The letter, in English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same in Spanish, to understand it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save for a word processor…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certified-mail number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the post office receipt, if you have one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note as sent today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English, to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spanish, to understand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The collector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the letter needs from you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out until it is confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name and address are missing: tell them once under Packets.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LimitPicture</name>
    <message>
        <source>Your household {0} percent. Limits: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You: {0} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinesPage</name>
    <message>
        <source>Add a column that was not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a line below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join the line with the next one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split: this cell and those after it go to a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a column…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinesView</name>
    <message>
        <source>Lines of this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>How far the work is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The sample cannot be locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its papers are made up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Easy to guess. Add words that have nothing to do with each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hard to guess by hand, not by a computer that tries for weeks. One more word helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very hard to guess, if you made it up yourself and use it nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewSheetDialog</name>
    <message>
        <source>Make a new recovery sheet?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet you have now opens this vault no more. It still opens the backups that were made before today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new sheet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OffersPage</name>
    <message>
        <source>Offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who offers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monthly payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest, percent a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First payment on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The offer ends on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like 12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price you looked up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most you would pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours alone. It is in no letter and no packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it to yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the bill comes down to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee of a service, percent of what is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make or note an offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet. The hospital&apos;s posted cash price is a good one to look up, or load its price file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee of a service: {0} % of what is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the papers support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By yourself, or with a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum, or percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>600, or 40% of what they ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A service takes a part of what it saves. Both ways are shown for the same sum; none is promised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offers so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your state: {0} {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where it stands: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered by another offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands until {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer with another offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answers the offer of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of the offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You pay {0} in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is {0} less than they ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>told by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the sum that you reckon with, and both ways are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By yourself you pay {0}. With a service {1}: the same and a fee of {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To cost you less, it has to bring the bill below {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bill is low enough for it to cost you less.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PacketPanel</name>
    <message>
        <source>Letter as DOCX…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case on one page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid this year…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full history…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From: your name and address, as they stand in the letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put into the letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the packet still needs from you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter and reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets made before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About this packet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PacketsScreen</name>
    <message>
        <source>Save PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No packet here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a bill and choose “Make packet”. It puts letter, issues and proofs into one file to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting the packet together…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting the packet together: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written down in the history of the bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet for {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The papers or your decisions changed since this packet was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it again, so that it says what you now know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing page {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet was handed to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer did not take the packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is on and has paper, or save the PDF and print it from another program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageViewer</name>
    <message>
        <source>No page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, page {1} of {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked places on this page: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading page {0}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its values can be typed all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A box stands on the page. Arrows move it, Shift and arrows size it, Enter takes it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pair</name>
    <message>
        <source>Show the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Go to or do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do, or what to find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what to do, or what to find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up and Down choose, Enter does it, Esc closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everything for “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PapersDialog</name>
    <message>
        <source>Papers in this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {0}: a paper begins here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the paper from page {0} is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All one paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you corrected stays with its page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 paper: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} papers: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Move to another bill…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a bill of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put another bill here…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you sort by hand stays so, whatever comes in later. Undo takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Passphrase of now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your papers are not written again. The recovery sheet stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Plan for this bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left to do here. Keep the papers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best order for this bill</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Use in packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not an error…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is not an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why, in a few words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask: “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could be right if {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands on: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proven by the papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not check · {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only you can tell · {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in these papers raises a question. See also: Could not check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} in question. Sums that overlap are counted once; set-aside questions are not counted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the last six letters and digits, from your sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as a text file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have it: go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the passphrase is lost or this computer breaks, this code opens the vault. Without both, nobody can open it, and only the papers you still have elsewhere are left. Keep the sheet with your insurance papers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are not the last six letters and digits of the code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the sheet that you printed or wrote, and type its end again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MedNeg recovery sheet

Recovery code:  {code}

Made on {day} on the computer {computer}. {folder}

This code opens your MedNeg vault if the passphrase is lost. A backup opens with the code of the day on which it was made. Keep this sheet with your insurance papers, and show it to nobody who should not read your medical bills.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be saved there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not leave this file on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever finds it opens the vault. Move it to a stick, or print it and delete it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReferenceCard</name>
    <message>
        <source>Add a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the table is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some checks need tables that cannot travel with the program. Download them once with your browser and add the file as it comes, or drop it here. It stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which tables there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses as of November 24, 2026. MedNeg does not open them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code pairs (NCCI edits)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows codes that Medicare pays only once together. There are lists for doctors and for hospitals, each of every quarter and in several parts: add all parts of the quarter of your care.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On cms.gov, search for: NCCI procedure to procedure edits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit limits (MUE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows more units of a service than are likely on one day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On cms.gov, search for: medically unlikely edits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medicare&apos;s fee schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what Medicare pays a doctor, and follow-up visits that belong to an operation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On cms.gov, search for: PFS relative value files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hospital&apos;s price file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the hospital&apos;s own cash price and what it agreed with your plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the hospital&apos;s website, look for: price transparency, standard charges. Adding /cms-hpt.txt to the website&apos;s address lists the files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No table is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code pairs for doctors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code pairs for hospitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit limits for doctors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit limits for hospitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit limits for equipment suppliers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · {1} rows kept of {2} · codes {3} to {4} · added {5}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of your bills has a code that this table is for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used: no service on your bills is of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Covers {0} of the {1} codes on your bills; {2} are of services in its time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One table is still being read. Add the next one when it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added: {0}. Every bill was checked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed. Take it back with Ctrl+Z.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RescueDialog</name>
    <message>
        <source>Leave it empty where this computer opens the vault by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open my vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring a backup back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your vault did not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MedNeg keeps copies of the keys and of the database inside the vault. What is damaged is put aside, and the newest whole copy takes its place. Nothing is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in the backup is checked before it takes its place. A vault that stands there now is kept beside it under another name. The backup opens with the passphrase or recovery sheet of the day it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which backup?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups (*.medneg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts unpacked and checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing damaged was found. Try to open the vault again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault of {0} is back. Papers in it: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault that stood there is kept as {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} papers were lost before the backup was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Document in this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a value to see it on the page. Drag a box on the page to read a value from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next value to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next value to check (F8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the document again (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it by hand beside its picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers in this file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which pages belong together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change which pages belong together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These papers are right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this paper apart into the documents it was joined from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines and what can be done to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values or lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it by hand: choose what it is…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next to check ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is being read. Its values appear here as soon as that is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please check. {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RightsScreen</name>
    <message>
        <source>The hospital&apos;s policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesCard</name>
    <message>
        <source>Load newer rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laws, limits and deadlines travel with the program; nothing is looked up. If someone you trust gives you a file of newer rules, load it here. It is checked like the rules of the program, and adds to them or corrects them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules and limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the program: {0} rights, {1} deadlines, {2} states, poverty tables up to {3}. Checked {4}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}. Checked {1}, loaded {2}. File {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} deadlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 poverty table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} poverty tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules (*.toml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loaded: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>Mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certified mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendingForm</name>
    <message>
        <source>How it was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certified, fax or portal number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you send it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet made on {0}, {1} pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a day, such as Nov 24, 2026.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is your recovery sheet at hand?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the code that is printed on it. Large or small letters do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Show the next place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places 1 and {0} of {1} in the papers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>The value as it is printed on page {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TalksTab</name>
    <message>
        <source>Talks about this bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>What was said so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet. Note each call and letter here, on the same day.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrashScreen</name>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you remove waits here for a month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These count in no list, case or sum. Put back, they are as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {0} documents for good? This cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair or bring back a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UncheckedList</name>
    <message>
        <source>What could not be checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that the program knows to check was checked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoButtons</name>
    <message>
        <source>Take back the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Repair or bring back a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your vault is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open your vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your papers are kept encrypted on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens by itself for you. Set a passphrase in Settings to keep others out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now open your vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup opens with its own passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source>The automatic backup was not made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trash was not emptied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault was checked, and something is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is your recovery sheet at hand?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for it, and check it under Settings. Without it, a lost passphrase cannot be helped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValueHistory</name>
    <message>
        <source>History of a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed here, and the paper does not say it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VaultCards</name>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check my recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also with Ctrl+L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How your vault opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the vault by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers leave the screen, and the passphrase is asked again. While papers are read, it waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring a backup back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup on another drive also helps when this computer is lost. It opens with the passphrase or the recovery sheet of the day it was made, also after you change them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check my vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair with a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is everything there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the passphrase each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open automatically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens by itself on this computer: whoever is logged in as you can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It asks for your passphrase each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault is thrown away when the window closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recovery sheet yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not yet shown that your recovery sheet is at hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet last checked on {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No automatic backup yet; one is made soon after something changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One automatic backup, of {0}. It was opened and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} automatic backups, the newest of {1}. Each was opened and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None was made to another drive yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last made to another place on {0}, and read back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet. Every paper is compared with its own fingerprint each week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked on {0}: 1 problem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked on {0}: {1} problems.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked on {0}: the vault is whole. There are no papers in it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked on {0}: the one paper is there and whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked on {0}: all {1} papers are there and whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {0} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups made before still open with the old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the right sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new recovery sheet holds from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the old one as long as you keep backups made before today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens automatically.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for the passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where should the backup be kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup was written and read back: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; no backup was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which backup?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups (*.medneg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window closes, and the vault in the backup is checked and put in the place of this one. The vault of now is kept beside it under another name, so nothing is lost. Go on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; what was found before still stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take lost papers from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; what was repaired stays repaired.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerPane</name>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a value from a box drawn on the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>I have a backup: bring it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Edit</name>
    <message>
        <source>History of this value…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_KeyDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>Quarter of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom the table is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For doctors (practitioner)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For hospitals (outpatient)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it so</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t know</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>On papers of {0} (like: {1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, the value at “{1}” is: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, the column “{1}” is: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, the title “{1}” tells: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>bw::assessment</name>
    <message numerus="yes">
        <source>own and vendors&apos; mail in reports of %Ln day(s)</source>
        <translation>
            <numerusform>own and vendors&apos; mail in reports of %Ln day</numerusform>
            <numerusform>own and vendors&apos; mail in reports of %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No reports about this domain tell of the last %Ln day(s)</source>
        <translation>
            <numerusform>No reports about this domain tell of the last %Ln day</numerusform>
            <numerusform>No reports about this domain tell of the last %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n further questions</source>
        <translation>
            <numerusform>… and %n further question</numerusform>
            <numerusform>… and %n further questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) more</source>
        <translation>
            <numerusform>%Ln span more</numerusform>
            <numerusform>%Ln spans more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s) of logins at risk are older than a day; whether somebody looked at them is not kept</source>
        <translation>
            <numerusform>%Ln warning of a login at risk is older than a day; whether somebody looked at it is not kept</numerusform>
            <numerusform>%Ln warnings of logins at risk are older than a day; whether somebody looked at them is not kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of other hosts went on to domains that no login ever sent from; whether the node trusts those hosts, or takes mail for these domains, its settings do not tell</source>
        <translation>
            <numerusform>%Ln message of another host went on to a domain that no login ever sent from; whether the node trusts that host, or takes mail for this domain, its settings do not tell</numerusform>
            <numerusform>%Ln messages of other hosts went on to domains that no login ever sent from; whether the node trusts those hosts, or takes mail for these domains, its settings do not tell</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its log has %Ln message(s) from strangers in 28 days</source>
        <translation>
            <numerusform>its log has %Ln message from strangers in 28 days</numerusform>
            <numerusform>its log has %Ln messages from strangers in 28 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its log has %Ln message(s) of people who logged in, in 28 days</source>
        <translation>
            <numerusform>its log has %Ln message of people who logged in, in 28 days</numerusform>
            <numerusform>its log has %Ln messages of people who logged in, in 28 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its log has %Ln message(s) to others in 28 days</source>
        <translation>
            <numerusform>its log has %Ln message to others in 28 days</numerusform>
            <numerusform>its log has %Ln messages to others in 28 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its log has %Ln message(s) of its own networks in 28 days, and none to others</source>
        <translation>
            <numerusform>its log has %Ln message of its own networks in 28 days, and none to others</numerusform>
            <numerusform>its log has %Ln messages of its own networks in 28 days, and none to others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::charts::TimelineStrip</name>
    <message numerus="yes">
        <source>%n failures</source>
        <translation>
            <numerusform>%Ln failure</numerusform>
            <numerusform>%Ln failures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::coverage::CoveragePage</name>
    <message numerus="yes">
        <source>%n node(s) not heard lately.</source>
        <translation>
            <numerusform>%n node not heard lately.</numerusform>
            <numerusform>%n nodes not heard lately.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is lost on %n nodes.</source>
        <translation>
            <numerusform>%1 is lost on %n node.</numerusform>
            <numerusform>%1 is lost on %n nodes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::crypto::Sealing</name>
    <message numerus="yes">
        <source>Choose one of at least %n characters</source>
        <translation>
            <numerusform>Choose one of at least one character</numerusform>
            <numerusform>Choose one of at least %Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::ctl</name>
    <message numerus="yes">
        <source>%n message(s) could not be read and are not in the copy.</source>
        <translation>
            <numerusform>%Ln message could not be read and is not in the copy.</numerusform>
            <numerusform>%Ln messages could not be read and are not in the copy.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none of the %Ln line(s) was understood: is this a log of %1? See coverage for the lines that were kept aside.</source>
        <translation>
            <numerusform>the one line was not understood: is this a log of %1? See coverage for the lines that were kept aside.</numerusform>
            <numerusform>none of the %Ln lines was understood: is this a log of %1? See coverage for the lines that were kept aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>this node is already heard for the hours of %Ln line(s), through another kind of log. Nothing of them was written; --anyway imports them all the same.</source>
        <translation>
            <numerusform>this node is already heard for the hour of %Ln line, through another kind of log. Nothing of it was written; --anyway imports it all the same.</numerusform>
            <numerusform>this node is already heard for the hours of %Ln lines, through another kind of log. Nothing of them was written; --anyway imports them all the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is forgotten: %Ln row(s)</source>
        <translation>
            <numerusform>%1 is forgotten: %Ln row</numerusform>
            <numerusform>%1 is forgotten: %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln report</numerusform>
            <numerusform>%Ln reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last line of %Ln file(s) has no line end and may be cut: it was not read. Once the file is whole, import it again.</source>
        <translation>
            <numerusform>the last line of %Ln file has no line end and may be cut: it was not read. Once the file is whole, import it again.</numerusform>
            <numerusform>the last lines of %Ln files have no line end and may be cut: they were not read. Once the files are whole, import them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new report(s)</source>
        <translation>
            <numerusform>%n new report</numerusform>
            <numerusform>%n new reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) do not say when the message arrived: the date of the mail that brought them counts, else that of the message.</source>
        <translation>
            <numerusform>%Ln report does not say when the message arrived: the date of the mail that brought it counts, else that of the message.</numerusform>
            <numerusform>%Ln reports do not say when the message arrived: the date of the mail that brought them counts, else that of the message.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exception(s)</source>
        <translation>
            <numerusform>%n exception</numerusform>
            <numerusform>%n exceptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired exception(s)</source>
        <translation>
            <numerusform>%n expired exception</numerusform>
            <numerusform>%n expired exceptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) in your own control file; what they are about is left out</source>
        <translation>
            <numerusform>%n mistake in your own control file; what it is about is left out</numerusform>
            <numerusform>%n mistakes in your own control file; what they are about is left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::detection</name>
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%Ln failure</numerusform>
            <numerusform>%Ln failures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>%Ln address</numerusform>
            <numerusform>%Ln addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n login(s)</source>
        <translation>
            <numerusform>%Ln login</numerusform>
            <numerusform>%Ln logins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%Ln node</numerusform>
            <numerusform>%Ln nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) from there before</source>
        <translation>
            <numerusform>%Ln failure from there before</numerusform>
            <numerusform>%Ln failures from there before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries by strangers</source>
        <translation>
            <numerusform>one try by strangers</numerusform>
            <numerusform>%Ln tries by strangers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) in the day before this range</source>
        <translation>
            <numerusform>%n failure in the day before this range</numerusform>
            <numerusform>%n failures in the day before this range</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n login(s) may be taken over from there: %1</source>
        <extracomment>%1 are names of logins, with a count of those that are not named</extracomment>
        <translation>
            <numerusform>%n login may be taken over from there: %1</numerusform>
            <numerusform>%n logins may be taken over from there: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>fails on %1 and %Ln more: %2</source>
        <translation>
            <numerusform>fails on %1 and %Ln more: %2</numerusform>
            <numerusform>fails on %1 and %Ln more: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 runs out in %Ln day(s)</source>
        <translation>
            <numerusform>%1 runs out in %Ln day</numerusform>
            <numerusform>%1 runs out in %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::figures</name>
    <message numerus="yes">
        <source>%1 of %n nodes heard</source>
        <translation>
            <numerusform>%1 of %Ln node heard</numerusform>
            <numerusform>%1 of %Ln nodes heard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failure(s)</source>
        <translation>
            <numerusform>%Ln failure</numerusform>
            <numerusform>%Ln failures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 from %Ln address(es)</source>
        <translation>
            <numerusform>%1 from %Ln address</numerusform>
            <numerusform>%1 from %Ln addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failure(s), all from networks that it is known in</source>
        <translation>
            <numerusform>%Ln failure, from a network that it is known in</numerusform>
            <numerusform>%Ln failures, all from networks that it is known in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 by strangers, %Ln more from networks that it is known in</source>
        <extracomment>%1 is &quot;31 failures from 4 addresses&quot;; %n more are told apart from them</extracomment>
        <translation>
            <numerusform>%1 by strangers, %Ln more from a network that it is known in</numerusform>
            <numerusform>%1 by strangers, %Ln more from networks that it is known in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s), %1</source>
        <translation>
            <numerusform>%Ln message, %1</numerusform>
            <numerusform>%Ln messages, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused at the door: no sender is kept of them, they are in no bar</source>
        <translation>
            <numerusform>%Ln refused at the door: no sender is kept of it, it is in no bar.</numerusform>
            <numerusform>%Ln refused at the door: no sender is kept of them, they are in no bar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused at the door: they belong to no stream, and are in no bar</source>
        <translation>
            <numerusform>%Ln refused at the door: it belongs to no stream, and is in no bar.</numerusform>
            <numerusform>%Ln refused at the door: they belong to no stream, and are in no bar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln more after it got in</source>
        <translation>
            <numerusform>%1, %Ln more after it got in</numerusform>
            <numerusform>%1, %Ln more after it got in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::fleet::CollectorLine</name>
    <message numerus="yes">
        <source>Collected by this console every %n second(s), while it is open.</source>
        <translation>
            <numerusform>Collected by this console every 1 second, while it is open.</numerusform>
            <numerusform>Collected by this console every %n seconds, while it is open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::fleet::ComparisonView</name>
    <message numerus="yes">
        <source>%n setting(s) differ</source>
        <translation>
            <numerusform>%n setting differs</numerusform>
            <numerusform>%n settings differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n only in order or spelling</source>
        <translation>
            <numerusform>, %n only in order or spelling</numerusform>
            <numerusform>, %n only in order or spelling</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::fleet::FleetPage</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n cannot be read</source>
        <translation>
            <numerusform>, %n cannot be read</numerusform>
            <numerusform>, %n cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) removed; what they said stays</source>
        <translation>
            <numerusform>%n node removed; what it said stays</numerusform>
            <numerusform>%n nodes removed; what they said stays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %n node(s), %1 done</source>
        <translation>
            <numerusform>Reading %n node, %1 done</numerusform>
            <numerusform>Reading %n nodes, %1 done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) added</source>
        <translation>
            <numerusform>One node added</numerusform>
            <numerusform>%n nodes added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) and all data of them are gone</source>
        <translation>
            <numerusform>One node and all its data are gone</numerusform>
            <numerusform>%n nodes and all their data are gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) wait for a password or passphrase.</source>
        <translation>
            <numerusform>%n node waits for a password or passphrase.</numerusform>
            <numerusform>%n nodes wait for a password or passphrase.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n silent</source>
        <translation>
            <numerusform>, %n silent</numerusform>
            <numerusform>, %n silent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::fleet::ImportNodesDialog</name>
    <message numerus="yes">
        <source>%n node(s), %1 new</source>
        <translation>
            <numerusform>One node, %1 new</numerusform>
            <numerusform>%n nodes, %1 new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and one more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n node(s)</source>
        <translation>
            <numerusform>Add 1 node</numerusform>
            <numerusform>Add %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::fleet::NodeDialog</name>
    <message numerus="yes">
        <source>all %n step(s) went well</source>
        <translation>
            <numerusform>%n step went well</numerusform>
            <numerusform>all %n steps went well</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::fleet::NodePanel</name>
    <message numerus="yes">
        <source>%n setting(s) changed</source>
        <translation>
            <numerusform>%n setting changed</numerusform>
            <numerusform>%n settings changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %Ln message(s)</source>
        <translation>
            <numerusform>at least %Ln message</numerusform>
            <numerusform>at least %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln message(s) waited %1</source>
        <translation>
            <numerusform>At least %Ln message waited %1</numerusform>
            <numerusform>At least %Ln messages waited %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) waited %1</source>
        <translation>
            <numerusform>%Ln message waited %1</numerusform>
            <numerusform>%Ln messages waited %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in size; at most %Ln message(s) in two days</source>
        <translation>
            <numerusform>%1 in size; at most %Ln message in two days</numerusform>
            <numerusform>%1 in size; at most %Ln messages in two days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::fleet::RemoveDialog</name>
    <message numerus="yes">
        <source>Remove %n nodes?</source>
        <translation>
            <numerusform>Remove 1 node?</numerusform>
            <numerusform>Remove %n nodes?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::ingest</name>
    <message numerus="yes">
        <source>%n old log(s) could not be read</source>
        <translation>
            <numerusform>%n old log could not be read</numerusform>
            <numerusform>%n old logs could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) are in the store</source>
        <translation>
            <numerusform>%Ln line is in the store</numerusform>
            <numerusform>%Ln lines are in the store</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::CoverageFacts</name>
    <message numerus="yes">
        <source>%n, together %1</source>
        <translation>
            <numerusform>%Ln, together %1</numerusform>
            <numerusform>%Ln, together %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::FleetFacts</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Group %1, %n node(s)</source>
        <translation>
            <numerusform>Group %1, one node</numerusform>
            <numerusform>Group %1, %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) waited %1</source>
        <translation>
            <numerusform>%Ln message waited %1</numerusform>
            <numerusform>%Ln messages waited %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::LoginFacts</name>
    <message numerus="yes">
        <source>%Ln failed tries from networks that this login is not known in</source>
        <translation>
            <numerusform>%Ln failed try from a network that this login is not known in</numerusform>
            <numerusform>%Ln failed tries from networks that this login is not known in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::PostureFacts</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::PostureRows</name>
    <message numerus="yes">
        <source>Group %1, %n finding(s)</source>
        <translation>
            <numerusform>Group %1, %n finding</numerusform>
            <numerusform>Group %1, %n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::ReportFacts</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::logins::LoginsPage</name>
    <message numerus="yes">
        <source>%1 of %n login(s)</source>
        <translation>
            <numerusform>%1 of %Ln login</numerusform>
            <numerusform>%1 of %Ln logins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n more holding</source>
        <translation>
            <numerusform>; %Ln more holding</numerusform>
            <numerusform>; %Ln more holding</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n login(s) taken over</source>
        <translation>
            <numerusform>; %Ln login taken over</numerusform>
            <numerusform>; %Ln logins taken over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n more unusual</source>
        <extracomment>Logins that were good in an unusual way, and need nobody</extracomment>
        <translation>
            <numerusform>; %n more unusual</numerusform>
            <numerusform>; %n more unusual</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::logins::RulesPanel</name>
    <message numerus="yes">
        <source>%n in %1, worst first</source>
        <translation>
            <numerusform>%Ln in %1, worst first</numerusform>
            <numerusform>%Ln in %1, worst first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::mailauth::ComplaintsView</name>
    <message numerus="yes">
        <source>%n complaint(s) and failure reports</source>
        <translation>
            <numerusform>%n complaint or failure report</numerusform>
            <numerusform>%n complaints and failure reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::mailauth::MailAuthPage</name>
    <message numerus="yes">
        <source>%n thing(s) could not be read.</source>
        <translation>
            <numerusform>%n thing could not be read.</numerusform>
            <numerusform>%n things could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailboxes are not read.</source>
        <translation>
            <numerusform>%n mailbox is not read.</numerusform>
            <numerusform>%n mailboxes are not read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::mailauth::MailboxDialog</name>
    <message numerus="yes">
        <source>It lets us in. %n message(s) lie in the folder.</source>
        <translation>
            <numerusform>It lets us in. %n message lies in the folder.</numerusform>
            <numerusform>It lets us in. %n messages lie in the folder.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::mailauth::MailboxesDialog</name>
    <message numerus="yes">
        <source>While this window is open it reads them by itself every %n minute(s).</source>
        <translation>
            <numerusform>While this window is open it reads them by itself every minute.</numerusform>
            <numerusform>While this window is open it reads them by itself every %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be read.</source>
        <translation>
            <numerusform>%n thing could not be read.</numerusform>
            <numerusform>%n things could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were moved.</source>
        <translation>
            <numerusform>%n message was moved.</numerusform>
            <numerusform>%n messages were moved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::mailauth::RecordsPanel</name>
    <message numerus="yes">
        <source>%1; %n row(s)</source>
        <translation>
            <numerusform>%1; %n row</numerusform>
            <numerusform>%1; %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::mailauth::ReportsView</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::mailauth::SourcesView</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es)</source>
        <extracomment>%1 is &quot;12 groups&quot;</extracomment>
        <translation>
            <numerusform>%n address</numerusform>
            <numerusform>%n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) in %1</source>
        <translation>
            <numerusform>%n address in %1</numerusform>
            <numerusform>%n addresses in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::mailauth::UnreadablePanel</name>
    <message numerus="yes">
        <source>%n thing(s) could not be read. They are kept aside: mend or fetch them anew, and try again.</source>
        <translation>
            <numerusform>%n thing could not be read. It is kept aside: mend or fetch it anew, and try again.</numerusform>
            <numerusform>%n things could not be read. They are kept aside: mend or fetch them anew, and try again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::messages::MessagesPage</name>
    <message numerus="yes">
        <source>No message of this range is kept. Rows are kept for %n day(s) after they were read; the charts go back further.</source>
        <translation>
            <numerusform>No message of this range is kept. Rows are kept for %Ln day after they were read; the charts go back further.</numerusform>
            <numerusform>No message of this range is kept. Rows are kept for %Ln days after they were read; the charts go back further.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No message, but %n refusal(s): see below.</source>
        <translation>
            <numerusform>No message, but one refusal: see below.</numerusform>
            <numerusform>No message, but %Ln refusals: see below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s), before there was a message; newest first</source>
        <translation>
            <numerusform>once, before there was a message</numerusform>
            <numerusform>%Ln times, before there was a message; newest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No message, but refused %n time(s)</source>
        <translation>
            <numerusform>No message, but refused once</numerusform>
            <numerusform>No message, but refused %Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln queue id(s) found, newest first</source>
        <translation>
            <numerusform>One queue id found</numerusform>
            <numerusform>%Ln queue ids found, newest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln queue id(s) found, newest first</source>
        <translation>
            <numerusform>More than one queue id found, newest first</numerusform>
            <numerusform>More than %Ln queue ids found, newest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) in everything that is kept, before there was a message; newest first</source>
        <translation>
            <numerusform>once in everything that is kept, before there was a message</numerusform>
            <numerusform>%n times in everything that is kept, before there was a message; newest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln queue id(s) found in everything that is kept, newest first</source>
        <translation>
            <numerusform>One queue id found in everything that is kept</numerusform>
            <numerusform>%Ln queue ids found in everything that is kept, newest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln queue id(s) found in everything that is kept, newest first</source>
        <translation>
            <numerusform>More than one queue id found in everything that is kept, newest first</numerusform>
            <numerusform>More than %Ln queue ids found in everything that is kept, newest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No message, but more than %Ln refusal(s): see below.</source>
        <translation>
            <numerusform>No message, but more than %Ln refusal: see below.</numerusform>
            <numerusform>No message, but more than %Ln refusals: see below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the newest %Ln of more, before there was a message</source>
        <translation>
            <numerusform>the newest of more, before there was a message</numerusform>
            <numerusform>the newest %Ln of more, before there was a message</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No message, but refused more than %Ln time(s)</source>
        <translation>
            <numerusform>No message, but refused more than once</numerusform>
            <numerusform>No message, but refused more than %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::messages::TraceView</name>
    <message numerus="yes">
        <source>%n recipient(s)</source>
        <translation>
            <numerusform>%Ln recipient</numerusform>
            <numerusform>%Ln recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, in order</source>
        <translation>
            <numerusform>%Ln, in order</numerusform>
            <numerusform>%Ln, in order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>counted once, though it has %n queue id(s)</source>
        <translation>
            <numerusform>counted once, one queue id</numerusform>
            <numerusform>counted once, though it has %Ln queue ids</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::messages::WayDiagram</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::notify</name>
    <message numerus="yes">
        <source>%n host key(s) changed</source>
        <extracomment>Subject of a message; several parts are joined by commas</extracomment>
        <translation>
            <numerusform>%n host key changed</numerusform>
            <numerusform>%n host keys changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attack(s) on logins</source>
        <translation>
            <numerusform>%n attack on logins</numerusform>
            <numerusform>%n attacks on logins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) silent</source>
        <translation>
            <numerusform>%n node silent</numerusform>
            <numerusform>%n nodes silent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>* and %n more</source>
        <translation>
            <numerusform>* and %n more</numerusform>
            <numerusform>* and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n critical control(s) fail</source>
        <translation>
            <numerusform>%n critical control fails</numerusform>
            <numerusform>%n critical controls fail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) run out</source>
        <translation>
            <numerusform>%n date runs out</numerusform>
            <numerusform>%n dates run out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::overview::NeedList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::overview::NodeCells</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::overview::OverviewPage</name>
    <message numerus="yes">
        <source>%1, %n of them critical.</source>
        <translation>
            <numerusform>%1, one of them critical.</numerusform>
            <numerusform>%1, %Ln of them critical.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partly</source>
        <translation>
            <numerusform>%Ln partly</numerusform>
            <numerusform>%Ln partly</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whole</source>
        <translation>
            <numerusform>%Ln whole</numerusform>
            <numerusform>%Ln whole</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not at all</source>
        <translation>
            <numerusform>%Ln not at all</numerusform>
            <numerusform>%Ln not at all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretches were not heard, %1 together.</source>
        <extracomment>%1 is a span of time, &quot;14 h 41 min&quot;</extracomment>
        <translation>
            <numerusform>%n stretch was not heard, %1.</numerusform>
            <numerusform>%n stretches were not heard, %1 together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n stretches no node was heard, %1 together.</source>
        <translation>
            <numerusform>In %n stretch no node was heard, %1.</numerusform>
            <numerusform>In %n stretches no node was heard, %1 together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) in this range need you</source>
        <translation>
            <numerusform>%Ln thing in this range needs you</numerusform>
            <numerusform>%Ln things in this range need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silent at its end</source>
        <translation>
            <numerusform>%n silent at its end</numerusform>
            <numerusform>%n silent at its end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No log was read yet, and %n thing(s) need(s) you</source>
        <translation>
            <numerusform>No log was read yet, and one thing needs you</numerusform>
            <numerusform>No log was read yet, and %Ln things need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need(s) you</source>
        <translation>
            <numerusform>one thing needs you</numerusform>
            <numerusform>%Ln things need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::overview::Words</name>
    <message numerus="yes">
        <source>%n node(s), all of them</source>
        <translation>
            <numerusform>%Ln node, all of it</numerusform>
            <numerusform>%Ln nodes, all of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) with gaps</source>
        <translation>
            <numerusform>%Ln node with gaps</numerusform>
            <numerusform>%Ln nodes with gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::posture::AnswerDialog</name>
    <message numerus="yes">
        <source>An answer to this control is good for %n day(s) at most.</source>
        <translation>
            <numerusform>An answer to this control is good for %n day at most.</numerusform>
            <numerusform>An answer to this control is good for %n days at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::posture::FindingPanel</name>
    <message numerus="yes">
        <source>It came back %n time(s) after it was fixed.</source>
        <translation>
            <numerusform>It came back %n time after it was fixed.</numerusform>
            <numerusform>It came back %n times after it was fixed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::posture::PosturePage</name>
    <message numerus="yes">
        <source>None of %n control(s) fails, and none is unknown</source>
        <translation>
            <numerusform>Of %n control none fails, and none is unknown</numerusform>
            <numerusform>None of %n controls fails, and none is unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n accepted</source>
        <translation>
            <numerusform>%1; %n accepted</numerusform>
            <numerusform>%1; %n accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>measured on %n day(s); what was not measured is a gap</source>
        <translation>
            <numerusform>measured on %n day; what was not measured is a gap</numerusform>
            <numerusform>measured on %n days; what was not measured is a gap</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) were not measured for two weeks.</source>
        <translation>
            <numerusform>%n target was not measured for two weeks.</numerusform>
            <numerusform>%n targets were not measured for two weeks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) in your own file of controls.</source>
        <translation>
            <numerusform>%n mistake in your own file of controls.</numerusform>
            <numerusform>%n mistakes in your own file of controls.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %1 with its %n finding(s)?</source>
        <translation>
            <numerusform>Forget %1 with its %n finding?</numerusform>
            <numerusform>Forget %1 with its %n findings?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1. In all %n; most in %2</source>
        <extracomment>%1 is what moved the score, %2 areas with their counts: &quot;TLS 12, DNS 4, Domains 2&quot;</extracomment>
        <translation>
            <numerusform>%1. In all %n; most in %2</numerusform>
            <numerusform>%1. In all %n; most in %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::service</name>
    <message numerus="yes">
        <source>Importing %n log(s)</source>
        <translation>
            <numerusform>Importing %Ln log</numerusform>
            <numerusform>Importing %Ln logs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n entries)</source>
        <translation>
            <numerusform>%1 (%Ln entry)</numerusform>
            <numerusform>%1 (%Ln entries)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removing %n node(s)</source>
        <translation>
            <numerusform>Removing %n node</numerusform>
            <numerusform>Removing %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed tries</source>
        <translation>
            <numerusform>%n failed try</numerusform>
            <numerusform>%n failed tries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account name(s)</source>
        <translation>
            <numerusform>%n account name</numerusform>
            <numerusform>%n account names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) logged in from there meanwhile.</source>
        <translation>
            <numerusform>%n account logged in from there meanwhile.</numerusform>
            <numerusform>%n accounts logged in from there meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving %n node(s)</source>
        <translation>
            <numerusform>Saving one node</numerusform>
            <numerusform>Saving %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removing %n node(s) and their data</source>
        <translation>
            <numerusform>Removing one node and its data</numerusform>
            <numerusform>Removing %n nodes and their data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <comment>after for</comment>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) %1 h</source>
        <extracomment>After &quot;for&quot;: days, hours</extracomment>
        <translation>
            <numerusform>%n day %1 h</numerusform>
            <numerusform>%n days %1 h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 runs out in %n day(s).</source>
        <extracomment>%1: &quot;The certificate&quot;, %2: a name</extracomment>
        <translation>
            <numerusform>%1 of %2 runs out in %n day.</numerusform>
            <numerusform>%1 of %2 runs out in %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::settings::SettingsPage</name>
    <message numerus="yes">
        <source>%n day(s) after they were stored; then their figures remain</source>
        <translation>
            <numerusform>%Ln day after they were stored; then their figures remain</numerusform>
            <numerusform>%Ln days after they were stored; then their figures remain</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::settings::StreamsEditor</name>
    <message numerus="yes">
        <source>%1 of %n known sending keys would get another stream. Recipients in the chosen range:</source>
        <translation>
            <numerusform>%1 of %Ln known sending key would get another stream. Recipients in the chosen range:</numerusform>
            <numerusform>%1 of %Ln known sending keys would get another stream. Recipients in the chosen range:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::Finder</name>
    <message numerus="yes">
        <source>Queue id, found on %n node(s)</source>
        <translation>
            <numerusform>Queue id, found on %Ln node</numerusform>
            <numerusform>Queue id, found on %Ln nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No message, but refused %n time(s)</source>
        <translation>
            <numerusform>No message, but refused once</numerusform>
            <numerusform>No message, but refused %Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also refused %n time(s)</source>
        <translation>
            <numerusform>Also refused once</numerusform>
            <numerusform>Also refused %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::ImportDialog</name>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%Ln file, %1</numerusform>
            <numerusform>%Ln files, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n are shown.</source>
        <translation>
            <numerusform>Only the first is shown.</numerusform>
            <numerusform>The first %Ln are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n left out</source>
        <translation>
            <numerusform>; one left out</numerusform>
            <numerusform>; %n left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::JobWatch</name>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%Ln file could not be read.</numerusform>
            <numerusform>%Ln files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Collected %n node(s): %1 new lines</source>
        <translation>
            <numerusform>Collected %n node: %1 new lines</numerusform>
            <numerusform>Collected %n nodes: %1 new lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Collected %1 of %n node(s): %2 new lines; not read: %3</source>
        <translation>
            <numerusform>Collected %1 of %n node: %2 new lines; not read: %3</numerusform>
            <numerusform>Collected %1 of %n nodes: %2 new lines; not read: %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::NavItem</name>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%Ln needs you</numerusform>
            <numerusform>%Ln need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you, at least one is critical</source>
        <translation>
            <numerusform>one needs you, and it is critical</numerusform>
            <numerusform>%Ln need you, at least one is critical</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::StatusBar</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %Ln more</numerusform>
            <numerusform>%1, and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::StatusFacts</name>
    <message numerus="yes">
        <source>Newest hour: %n node(s) heard</source>
        <translation>
            <numerusform>Newest hour: %Ln node heard</numerusform>
            <numerusform>Newest hour: %Ln nodes heard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Newest hour: %1 of %n nodes heard</source>
        <translation>
            <numerusform>Newest hour: %1 of %Ln node heard</numerusform>
            <numerusform>Newest hour: %1 of %Ln nodes heard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n nodes cannot be read</source>
        <extracomment>%1 of all nodes that are reached from here</extracomment>
        <translation>
            <numerusform>%1 of %n node cannot be read</numerusform>
            <numerusform>%1 of %n nodes cannot be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::Window</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%Ln node</numerusform>
            <numerusform>%Ln nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n nodes</source>
        <translation>
            <numerusform>The one node</numerusform>
            <numerusform>All %Ln nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::store</name>
    <message numerus="yes">
        <source>%n domain(s)</source>
        <translation>
            <numerusform>%Ln domain</numerusform>
            <numerusform>%Ln domains</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other reason(s)</source>
        <extracomment>Last row of the table of reasons, which shows the commonest ones.</extracomment>
        <translation>
            <numerusform>%Ln other reason</numerusform>
            <numerusform>%Ln other reasons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) between %1 and %2 are left out: the store is damaged there. See what with breakwaterctl store check; restore a backup, or import the logs of that time into a new store.</source>
        <translation>
            <numerusform>%Ln message between %1 and %2 is left out: the store is damaged there. See what with breakwaterctl store check; restore a backup, or import the logs of that time into a new store.</numerusform>
            <numerusform>%Ln messages between %1 and %2 are left out: the store is damaged there. See what with breakwaterctl store check; restore a backup, or import the logs of that time into a new store.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) between %1 and %2 cannot be read</source>
        <extracomment>Reason of a damage: packed messages of a store that cannot be read.</extracomment>
        <translation>
            <numerusform>%Ln message between %1 and %2 cannot be read</numerusform>
            <numerusform>%Ln messages between %1 and %2 cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of reports without dates are in no figure: nobody knows their day.</source>
        <translation>
            <numerusform>%Ln message of reports without dates is in no figure: nobody knows its day.</numerusform>
            <numerusform>%Ln messages of reports without dates are in no figure: nobody knows their day.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::transport</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <comment>by how much a clock is off</comment>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <comment>by how much a clock is off</comment>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>by how much a clock is off</comment>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <comment>by how much a clock is off</comment>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::ui</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>one day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) changed</source>
        <translation>
            <numerusform>%n setting changed</numerusform>
            <numerusform>%n settings changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::ui::DataTable</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::ui::FilterChips</name>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::ui::Page</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>bw::charts::TimelineStrip</name>
    <message numerus="yes">
        <source>%n failures</source>
        <translation>
            <numerusform>%n failure</numerusform>
            <numerusform>%n failures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::coverage::CoveragePage</name>
    <message numerus="yes">
        <source>%n node(s) not heard lately:</source>
        <translation>
            <numerusform>%n node not heard lately:</numerusform>
            <numerusform>%n nodes not heard lately:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::crypto::Sealing</name>
    <message numerus="yes">
        <source>Choose one of at least %n characters</source>
        <translation>
            <numerusform>Choose one of at least one character</numerusform>
            <numerusform>Choose one of at least %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::detection</name>
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%n failure</numerusform>
            <numerusform>%n failures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>%n addres(es)</numerusform>
            <numerusform>%n address(es)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed tries</source>
        <translation>
            <numerusform>%n failed tries</numerusform>
            <numerusform>%n failed tries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n login(s)</source>
        <translation>
            <numerusform>%n login</numerusform>
            <numerusform>%n logins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) from there before</source>
        <translation>
            <numerusform>%n failure from there before</numerusform>
            <numerusform>%n failures from there before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::figures</name>
    <message numerus="yes">
        <source>%1 failures from %n address(es)</source>
        <translation>
            <numerusform>%1 failures from %n addres(es)</numerusform>
            <numerusform>%1 failures from %n address(es)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n nodes heard</source>
        <translation>
            <numerusform>%1 of %n node heard</numerusform>
            <numerusform>%1 of %n nodes heard</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::CoverageFacts</name>
    <message numerus="yes">
        <source>%n, together %1</source>
        <translation>
            <numerusform>%n, %1</numerusform>
            <numerusform>%n, together %1</numerusform>
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
    <name>bw::logins::LoginsPage</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n login(s)</source>
        <translation>
            <numerusform>%1 of %n login</numerusform>
            <numerusform>%1 of %n logins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n more holding</source>
        <translation>
            <numerusform>; %n more holding</numerusform>
            <numerusform>; %n more holding</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n login(s) taken over</source>
        <translation>
            <numerusform>; %n login taken over</numerusform>
            <numerusform>; %n logins taken over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::logins::RulesPanel</name>
    <message numerus="yes">
        <source>%n in %1, worst first</source>
        <translation>
            <numerusform>%n in %1, worst first</numerusform>
            <numerusform>%n in %1, worst first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::messages::MessagesPage</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::messages::TraceView</name>
    <message numerus="yes">
        <source>counted once on %n pass(es)</source>
        <translation>
            <numerusform>counted once on %n pas(es)</numerusform>
            <numerusform>counted once on %n pass(es)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 recipients; counted once on %n pass(es)</source>
        <translation>
            <numerusform>%1 recipients; counted once on %n pas(es)</numerusform>
            <numerusform>%1 recipients; counted once on %n pass(es)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, in order</source>
        <translation>
            <numerusform>%n, in order</numerusform>
            <numerusform>%n, in order</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::messages::WayDiagram</name>
    <message numerus="yes">
        <source>%1, %n recipient(s)</source>
        <translation>
            <numerusform>%1, %n recipient</numerusform>
            <numerusform>%1, %n recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::overview::NodeCells</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::overview::OverviewPage</name>
    <message numerus="yes">
        <source>%n thing(s) need you now</source>
        <translation>
            <numerusform>%n thing needs you now</numerusform>
            <numerusform>%n things need you now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them critical.</source>
        <translation>
            <numerusform>%1, one of them critical.</numerusform>
            <numerusform>%1, %n of them critical.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n well</source>
        <translation>
            <numerusform>%n well</numerusform>
            <numerusform>%n well</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partly</source>
        <translation>
            <numerusform>%n partly</numerusform>
            <numerusform>%n partly</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not heard</source>
        <translation>
            <numerusform>%n not heard</numerusform>
            <numerusform>%n not heard</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::overview::Words</name>
    <message numerus="yes">
        <source>%n node(s), all of them</source>
        <translation>
            <numerusform>%n node, all of it</numerusform>
            <numerusform>%n nodes, all of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) with gaps</source>
        <translation>
            <numerusform>%n node with gaps</numerusform>
            <numerusform>%n nodes with gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n nodes heard</source>
        <translation>
            <numerusform>%1 of %n node heard</numerusform>
            <numerusform>%1 of %n nodes heard</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::service</name>
    <message numerus="yes">
        <source>Importing %n log(s)</source>
        <translation>
            <numerusform>Importing %n log</numerusform>
            <numerusform>Importing %n logs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::settings::StreamsEditor</name>
    <message numerus="yes">
        <source>%1 of %n known sending keys would get another stream. Recipients in the chosen range:</source>
        <translation>
            <numerusform>%1 of %n known sending key would get another stream. Recipients in the chosen range:</numerusform>
            <numerusform>%1 of %n known sending keys would get another stream. Recipients in the chosen range:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::Finder</name>
    <message numerus="yes">
        <source>Queue id, found on %n node(s)</source>
        <translation>
            <numerusform>Queue id, found on %n node</numerusform>
            <numerusform>Queue id, found on %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::ImportDialog</name>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n are shown.</source>
        <translation>
            <numerusform>Only the first is shown.</numerusform>
            <numerusform>The first %n are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::JobWatch</name>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n file could not be read.</numerusform>
            <numerusform>%n files could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::NavItem</name>
    <message numerus="yes">
        <source>%n need(s) you, one of them critical</source>
        <translation>
            <numerusform>%n needs you, critical</numerusform>
            <numerusform>%n need you, one of them critical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::StatusBar</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::StatusFacts</name>
    <message numerus="yes">
        <source>%n node(s) heard</source>
        <translation>
            <numerusform>%n node heard</numerusform>
            <numerusform>%n nodes heard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n nodes heard</source>
        <translation>
            <numerusform>%1 of %n node heard</numerusform>
            <numerusform>%1 of %n nodes heard</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::Window</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n nodes</source>
        <translation>
            <numerusform>The one node</numerusform>
            <numerusform>All %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::store</name>
    <message numerus="yes">
        <source>%n domain(s)</source>
        <translation>
            <numerusform>%n domain</numerusform>
            <numerusform>%n domains</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::ui</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::ui::DataTable</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::ui::Page</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::volume::VolumePage</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
</TS>

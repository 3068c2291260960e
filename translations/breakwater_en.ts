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
</TS>

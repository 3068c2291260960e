<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>

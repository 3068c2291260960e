<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>bw::app::IniSettings</name>
    <message>
        <source>The settings could not be saved</source>
        <translation>Die Einstellungen ließen sich nicht speichern</translation>
    </message>
    <message>
        <source>Make the folder writable; until then they last as long as the program</source>
        <translation>Machen Sie den Ordner beschreibbar; bis dahin gelten sie, solange das Programm läuft</translation>
    </message>
</context>
<context>
    <name>bw::app::Logging</name>
    <message>
        <source>The log file could not be opened</source>
        <translation>Die Protokolldatei ließ sich nicht öffnen</translation>
    </message>
</context>
<context>
    <name>bw::crypto::Sealing</name>
    <message>
        <source>OpenSSL could not lock or open the key</source>
        <translation>OpenSSL konnte den Schlüssel nicht verschließen oder öffnen</translation>
    </message>
    <message>
        <source>The passphrase is too short</source>
        <translation>Das Kennwort ist zu kurz</translation>
    </message>
    <message numerus="yes">
        <source>Choose one of at least %n characters</source>
        <translation>
            <numerusform>Wählen Sie eines mit mindestens einem Zeichen</numerusform>
            <numerusform>Wählen Sie eines mit mindestens %n Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Only a key can be locked with a passphrase</source>
        <translation>Nur ein Schlüssel lässt sich mit einem Kennwort verschließen</translation>
    </message>
    <message>
        <source>This is not an exported Breakwater key</source>
        <translation>Das ist kein exportierter Breakwater-Schlüssel</translation>
    </message>
    <message>
        <source>Choose the file that “store key export” wrote, whole and unchanged</source>
        <translation>Wählen Sie die Datei, die „store key export“ geschrieben hat, ganz und unverändert</translation>
    </message>
    <message>
        <source>The key could not be opened</source>
        <translation>Der Schlüssel ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>the passphrase is wrong, the key belongs to another store, or the file was altered</source>
        <translation>das Kennwort ist falsch, der Schlüssel gehört zu einem anderen Speicher, oder die Datei wurde verändert</translation>
    </message>
    <message>
        <source>Try the passphrase again, and check that the file belongs to this store</source>
        <translation>Versuchen Sie das Kennwort noch einmal und prüfen Sie, ob die Datei zu diesem Speicher gehört</translation>
    </message>
</context>
<context>
    <name>bw::secrets::FileKeyStore</name>
    <message>
        <source>The store&apos;s key could not be kept</source>
        <translation>Der Schlüssel des Speichers ließ sich nicht aufbewahren</translation>
    </message>
    <message>
        <source>Make the folder writable, or start a desktop keychain</source>
        <translation>Machen Sie den Ordner beschreibbar oder starten Sie einen Schlüsselbund</translation>
    </message>
    <message>
        <source>This is not the id of a store</source>
        <translation>Das ist nicht die Kennung eines Speichers</translation>
    </message>
    <message>
        <source>This desk does not have the store&apos;s key</source>
        <translation>Der Schlüssel des Speichers ist an diesem Arbeitsplatz nicht vorhanden</translation>
    </message>
    <message>
        <source>Import it with “breakwaterctl store key import”</source>
        <translation>Importieren Sie ihn mit „breakwaterctl store key import“</translation>
    </message>
    <message>
        <source>The store&apos;s key could not be read</source>
        <translation>Der Schlüssel des Speichers ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>The store&apos;s key is not used</source>
        <translation>Der Schlüssel des Speichers wird nicht benutzt</translation>
    </message>
    <message>
        <source>others may read its file</source>
        <translation>andere dürfen seine Datei lesen</translation>
    </message>
    <message>
        <source>If nobody else has read it: chmod 600</source>
        <translation>Wenn ihn sonst niemand gelesen hat: chmod 600</translation>
    </message>
    <message>
        <source>The store&apos;s key cannot be read</source>
        <translation>Der Schlüssel des Speichers ist nicht lesbar</translation>
    </message>
    <message>
        <source>its file was altered</source>
        <translation>seine Datei wurde verändert</translation>
    </message>
    <message>
        <source>This desk has another key for this store</source>
        <translation>Dieser Arbeitsplatz hat für diesen Speicher einen anderen Schlüssel</translation>
    </message>
    <message>
        <source>Move that file away first, if you are sure that it is not needed</source>
        <translation>Schieben Sie zuerst jene Datei beiseite, wenn sie sicher nicht mehr gebraucht wird</translation>
    </message>
    <message>
        <source>The store&apos;s key could not be removed</source>
        <translation>Der Schlüssel des Speichers ließ sich nicht entfernen</translation>
    </message>
</context>
<context>
    <name>bw::secrets::KeychainKeyStore</name>
    <message>
        <source>The desktop keychain did not answer</source>
        <translation>Der Schlüsselbund antwortet nicht</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again</source>
        <translation>Entsperren Sie den Schlüsselbund und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>This is not the id of a store</source>
        <translation>Das ist nicht die Kennung eines Speichers</translation>
    </message>
    <message>
        <source>no session bus runs</source>
        <translation>es läuft kein Sitzungsbus</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>es hat zu lange gedauert</translation>
    </message>
    <message>
        <source>The desktop keychain does not have the store&apos;s key</source>
        <translation>Der Schlüssel des Speichers liegt nicht im Schlüsselbund</translation>
    </message>
    <message>
        <source>Import it with “breakwaterctl store key import”</source>
        <translation>Importieren Sie ihn mit „breakwaterctl store key import“</translation>
    </message>
    <message>
        <source>it is locked, or none runs</source>
        <translation>er ist gesperrt, oder es läuft keiner</translation>
    </message>
    <message>
        <source>The key in the desktop keychain cannot be read</source>
        <translation>Der Schlüssel im Schlüsselbund ist nicht lesbar</translation>
    </message>
    <message>
        <source>the desktop keychain</source>
        <translation>der Schlüsselbund des Desktops</translation>
    </message>
    <message>
        <source>The desktop keychain has another key for this store</source>
        <translation>Im Schlüsselbund liegt für diesen Speicher ein anderer Schlüssel</translation>
    </message>
</context>
</TS>

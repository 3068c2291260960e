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
    <name>bw::app::OpenStore</name>
    <message>
        <source>The key that is kept here is not this store&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the right one with “breakwaterctl store key import”</source>
        <translation type="unfinished"></translation>
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
<context>
    <name>bw::store</name>
    <message>
        <source>The store could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no migration to schema version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no space is left on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the last step was kept, and nothing before it is lost. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and the rights of the folder, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full, or a size limit of this process was reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the last step was kept, and nothing before it is lost. Free some space, or raise the limit (ulimit -f), and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store is open for reading only. Restore a backup, or save what can be read with breakwaterctl store copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file or its folder is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or choose another store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it and its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program has been writing for 5 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no store here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a log to make one, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may read it and its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is damaged, or not a Breakwater store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file, or restore a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no time zone named %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a name such as Europe/Paris or UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the store could not be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store could not be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This store was opened for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This store is open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or work on a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was written by a newer Breakwater (schema %1, this one knows %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Breakwater on this computer to write to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its tables are not those that Breakwater made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup, or save what can be read with breakwaterctl store copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is open for reading only. Restore a backup, or save what can be read with breakwaterctl store copy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

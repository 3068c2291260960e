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
        <translation>Der hier aufbewahrte Schlüssel gehört nicht zu diesem Datenspeicher</translation>
    </message>
    <message>
        <source>Import the right one with “breakwaterctl store key import”</source>
        <translation>Importieren Sie den richtigen mit „breakwaterctl store key import“</translation>
    </message>
</context>
<context>
    <name>bw::archive</name>
    <message>
        <source>The container is refused</source>
        <translation>Das Archiv wird abgelehnt</translation>
    </message>
    <message>
        <source>If you trust it, unpack it by hand and import what is in it.</source>
        <translation>Wenn Sie ihm vertrauen, entpacken Sie es von Hand und importieren Sie den Inhalt.</translation>
    </message>
    <message>
        <source>It unpacks to more than %1 bytes</source>
        <translation>Entpackt hat es mehr als %1 Byte</translation>
    </message>
    <message>
        <source>It unpacks to more than %1 times its size</source>
        <translation>Entpackt hat es mehr als das %1-Fache seiner Größe</translation>
    </message>
    <message>
        <source>Unpacking it needs more than %1 bytes of memory</source>
        <translation>Das Entpacken braucht mehr als %1 Byte Arbeitsspeicher</translation>
    </message>
    <message>
        <source>It holds more than %1 entries</source>
        <translation>Es enthält mehr als %1 Einträge</translation>
    </message>
    <message>
        <source>The container is encrypted</source>
        <translation>Das Archiv ist verschlüsselt</translation>
    </message>
    <message>
        <source>Unpack it with its password and import what is in it.</source>
        <translation>Entpacken Sie es mit seinem Kennwort und importieren Sie den Inhalt.</translation>
    </message>
    <message>
        <source>It is packed more than %1 times</source>
        <translation>Es ist mehr als %1-mal gepackt</translation>
    </message>
    <message>
        <source>The container is damaged</source>
        <translation>Das Archiv ist beschädigt</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Die Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>Standardeingabe</translation>
    </message>
</context>
<context>
    <name>bw::charts::ChartLegend</name>
    <message>
        <source>Shows or hides this series in the chart.</source>
        <translation>Zeigt diese Reihe im Diagramm oder blendet sie aus.</translation>
    </message>
    <message>
        <source>%1. Click to show or hide.</source>
        <translation>%1. Klicken zum Zeigen oder Ausblenden.</translation>
    </message>
    <message>
        <source>Dashed line: %1</source>
        <translation>Gestrichelte Linie: %1</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
</context>
<context>
    <name>bw::charts::ShareBars</name>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>bw::charts::TimeChart</name>
    <message>
        <source>Left and right move in time, Shift extends a selection, up and down choose a series, Enter opens the rows, T shows a table.</source>
        <translation>Links und rechts bewegen in der Zeit, Umschalt erweitert die Auswahl, auf und ab wählen eine Reihe, Eingabe öffnet die Zeilen, T zeigt eine Tabelle.</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Auf die Auswahl zoomen</translation>
    </message>
    <message>
        <source>Zoom back</source>
        <translation>Zurückzoomen</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Als Diagramm zeigen</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>bw::charts::TimelineStrip</name>
    <message numerus="yes">
        <source>%n failures</source>
        <translation>
            <numerusform>ein Fehlversuch</numerusform>
            <numerusform>%n Fehlversuche</numerusform>
        </translation>
    </message>
    <message>
        <source>Good login, %1</source>
        <translation>Erfolgreiche Anmeldung, %1</translation>
    </message>
    <message>
        <source>No data, %1</source>
        <translation>Keine Daten, %1</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Timeline: %1</source>
        <translation>Zeitleiste: %1</translation>
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
        <translation>das Kennwort ist falsch, der Schlüssel gehört zu einem anderen Datenspeicher, oder die Datei wurde verändert</translation>
    </message>
    <message>
        <source>Try the passphrase again, and check that the file belongs to this store</source>
        <translation>Versuchen Sie das Kennwort noch einmal und prüfen Sie, ob die Datei zu diesem Datenspeicher gehört</translation>
    </message>
</context>
<context>
    <name>bw::ctl</name>
    <message>
        <source>%1 is not a time</source>
        <translation>%1 ist keine Zeitangabe</translation>
    </message>
    <message>
        <source>Write 2026-11-23T10:00:00Z, 2026-11-23, -48h or -7d.</source>
        <translation>Schreiben Sie 2026-11-23T10:00:00Z, 2026-11-23, -48h oder -7d.</translation>
    </message>
    <message>
        <source>Team stores on PostgreSQL come with a later version</source>
        <translation>Teamspeicher auf PostgreSQL kommen mit einer späteren Version</translation>
    </message>
    <message>
        <source>Name a file with --store.</source>
        <translation>Nennen Sie eine Datei mit --store.</translation>
    </message>
    <message>
        <source>The answer could not be written</source>
        <translation>Die Antwort ließ sich nicht schreiben</translation>
    </message>
    <message>
        <source>Is the disk full, or the pipe closed?</source>
        <translation>Ist der Datenträger voll oder die Pipe geschlossen?</translation>
    </message>
    <message>
        <source>There is no time zone named %1</source>
        <translation>Es gibt keine Zeitzone namens %1</translation>
    </message>
    <message>
        <source>Use a name such as Europe/Paris or UTC.</source>
        <translation>Verwenden Sie einen Namen wie Europe/Berlin oder UTC.</translation>
    </message>
    <message>
        <source>The range is empty: it ends before it begins</source>
        <translation>Der Zeitraum ist leer: er endet, bevor er beginnt</translation>
    </message>
    <message>
        <source>--to is not included; give a later one.</source>
        <translation>--to zählt nicht mehr dazu; nennen Sie einen späteren Zeitpunkt.</translation>
    </message>
    <message>
        <source>No passphrase was given</source>
        <translation>Es wurde kein Kennwort angegeben</translation>
    </message>
    <message>
        <source>Type it, or write it to standard input as one line.</source>
        <translation>Tippen Sie es ein, oder schreiben Sie es als eine Zeile in die Standardeingabe.</translation>
    </message>
    <message>
        <source>Passphrase for the exported key: </source>
        <translation>Kennwort für den exportierten Schlüssel: </translation>
    </message>
    <message>
        <source>The key was not written</source>
        <translation>Der Schlüssel wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>Choose a file that does not exist, in a folder where you may write.</source>
        <translation>Wählen Sie eine Datei, die es noch nicht gibt, in einem Ordner, in dem Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>The exported key could not be read</source>
        <translation>Der exportierte Schlüssel ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>Passphrase of the exported key: </source>
        <translation>Kennwort des exportierten Schlüssels: </translation>
    </message>
    <message>
        <source>This is the key of another store</source>
        <translation>Das ist der Schlüssel eines anderen Datenspeichers</translation>
    </message>
    <message>
        <source>Name the right store with --store, or the right key.</source>
        <translation>Nennen Sie mit --store den richtigen Datenspeicher, oder den richtigen Schlüssel.</translation>
    </message>
    <message>
        <source>The key of this store is not on this computer, so search by address is off: %1</source>
        <translation>Der Schlüssel dieses Datenspeichers ist nicht auf diesem Rechner, daher ist die Suche nach Adressen aus: %1</translation>
    </message>
    <message>
        <source>The key is not in the backup. Keep it too: breakwaterctl store key export FILE</source>
        <translation>Der Schlüssel ist nicht in der Sicherung. Bewahren Sie ihn auch auf: breakwaterctl store key export DATEI</translation>
    </message>
    <message>
        <source>%L1 lines, %L2 messages</source>
        <translation>%L1 Zeilen, %L2 Nachrichten</translation>
    </message>
    <message>
        <source>breakwaterctl: this node is already heard for these hours, through another kind of log. Nothing of them was written; --anyway imports them all the same.</source>
        <translation>breakwaterctl: dieser Knoten ist für diese Stunden schon erfasst, aus einer anderen Art von Protokoll. Davon wurde nichts geschrieben; --anyway importiert es trotzdem.</translation>
    </message>
    <message>
        <source>The key of this store is not on this computer, so nobody can be found by address</source>
        <translation>Der Schlüssel dieses Datenspeichers ist nicht auf diesem Rechner, daher ist niemand über eine Adresse zu finden</translation>
    </message>
    <message>
        <source>Bring it with: breakwaterctl store key import FILE</source>
        <translation>Holen Sie ihn mit: breakwaterctl store key import DATEI</translation>
    </message>
    <message>
        <source>Erasing cannot be undone</source>
        <translation>Löschen lässt sich nicht rückgängig machen</translation>
    </message>
    <message>
        <source>Say --yes to go on.</source>
        <translation>Mit --yes geht es weiter.</translation>
    </message>
    <message>
        <source>A hold ends after it begins</source>
        <translation>Eine Aufbewahrungssperre endet nach ihrem Beginn</translation>
    </message>
    <message>
        <source>Give a --to that is later than --from.</source>
        <translation>Geben Sie ein --to an, das nach --from liegt.</translation>
    </message>
</context>
<context>
    <name>bw::detection</name>
    <message>
        <source>brute force</source>
        <translation>gezieltes Raten</translation>
    </message>
    <message>
        <source>distributed brute force</source>
        <translation>verteiltes Raten</translation>
    </message>
    <message>
        <source>spraying</source>
        <translation>Passwort-Spraying</translation>
    </message>
    <message>
        <source>name guessing</source>
        <translation>Namenraten</translation>
    </message>
    <message>
        <source>stuffing</source>
        <translation>Credential-Stuffing</translation>
    </message>
    <message>
        <source>old password</source>
        <translation>altes Kennwort</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>vergessen</translation>
    </message>
    <message>
        <source>other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Kinds of attack cannot be grouped by %1</source>
        <translation>Arten von Angriffen lassen sich nicht nach %1 gliedern</translation>
    </message>
    <message>
        <source>Possible: minute, 5min, 15min, hour, day, week, month.</source>
        <translation>Möglich: minute, 5min, 15min, hour, day, week, month.</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation>
            <numerusform>ein Fehlversuch</numerusform>
            <numerusform>%n Fehlversuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>eine Adresse</numerusform>
            <numerusform>%n Adressen</numerusform>
        </translation>
    </message>
    <message>
        <source>Sprayed, no success</source>
        <translation>Besprayt, ohne Erfolg</translation>
    </message>
    <message>
        <source>In a stuffing run, no success</source>
        <translation>In einem Stuffing-Lauf, ohne Erfolg</translation>
    </message>
    <message>
        <source>Guessed at from many addresses, no success</source>
        <translation>Von vielen Adressen geraten, ohne Erfolg</translation>
    </message>
    <message>
        <source>Guessed at, no success</source>
        <translation>Geraten, ohne Erfolg</translation>
    </message>
    <message>
        <source>a new network</source>
        <translation>ein neues Netz</translation>
    </message>
    <message>
        <source>an attacking network</source>
        <translation>ein angreifendes Netz</translation>
    </message>
    <message>
        <source>there</source>
        <translation>dort</translation>
    </message>
    <message>
        <source>%1, then success from %2</source>
        <translation>%1, danach Erfolg aus %2</translation>
    </message>
    <message>
        <source>Good from two networks within an hour</source>
        <translation>Erfolgreich aus zwei Netzen binnen einer Stunde</translation>
    </message>
    <message>
        <source>Success from %1</source>
        <translation>Erfolg aus %1</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>suspicious</source>
        <translation>verdächtig</translation>
    </message>
    <message>
        <source>holding</source>
        <translation>hält stand</translation>
    </message>
    <message>
        <source>Look…</source>
        <translation>Ansehen…</translation>
    </message>
    <message>
        <source>may be taken over: %1</source>
        <translation>womöglich übernommen: %1</translation>
    </message>
    <message>
        <source>taken over, then sent %1</source>
        <translation>übernommen, sendete danach %1</translation>
    </message>
    <message>
        <source>taken over: %1</source>
        <translation>übernommen: %1</translation>
    </message>
    <message>
        <source>%1, %2 on %3</source>
        <translation>%1, %2 auf %3</translation>
    </message>
    <message>
        <source>%1 is going on</source>
        <translation>%1 läuft gerade</translation>
    </message>
    <message numerus="yes">
        <source>%n failed tries</source>
        <translation>
            <numerusform>ein fehlgeschlagener Versuch</numerusform>
            <numerusform>%n fehlgeschlagene Versuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n login(s)</source>
        <translation>
            <numerusform>ein Anmeldename</numerusform>
            <numerusform>%n Anmeldenamen</numerusform>
        </translation>
    </message>
    <message>
        <source>The fleet</source>
        <translation>Die Flotte</translation>
    </message>
    <message>
        <source>could not check passwords %1 times</source>
        <translation>konnte Kennwörter %1-mal nicht prüfen</translation>
    </message>
    <message>
        <source>not heard since %1</source>
        <translation>nicht erfasst seit %1</translation>
    </message>
    <message>
        <source>%1 to %2 is lost</source>
        <translation>%1 bis %2 ist verloren</translation>
    </message>
    <message>
        <source>All nodes</source>
        <translation>Alle Knoten</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>ein Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>eine Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>were not understood</source>
        <translation>wurden nicht verstanden</translation>
    </message>
    <message>
        <source>Mail outside the named streams</source>
        <translation>Mail außerhalb der benannten Ströme</translation>
    </message>
    <message>
        <source>bounces %1 % of its recipients, usual %2 %</source>
        <translation>%1 % ihrer Empfänger unzustellbar, üblich sind %2 %</translation>
    </message>
    <message>
        <source>%1 × its usual volume</source>
        <translation>das %1-Fache des üblichen Volumens</translation>
    </message>
    <message>
        <source>sent where it never did</source>
        <translation>sendete, wohin es nie gesendet hat</translation>
    </message>
    <message>
        <source>new network</source>
        <translation>neues Netz</translation>
    </message>
    <message>
        <source>4 new networks within an hour</source>
        <translation>4 neue Netze binnen einer Stunde</translation>
    </message>
    <message>
        <source>a known network was active in the same hour</source>
        <translation>ein bekanntes Netz war in derselben Stunde aktiv</translation>
    </message>
    <message>
        <source>an hour of the day it never used</source>
        <translation>eine Tageszeit, zu der es nie aktiv war</translation>
    </message>
    <message>
        <source>a service it never used</source>
        <translation>ein Dienst, den es nie benutzt hat</translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) from there before</source>
        <translation>
            <numerusform>ein Fehlversuch von dort davor</numerusform>
            <numerusform>%n Fehlversuche von dort davor</numerusform>
        </translation>
    </message>
    <message>
        <source>attacking network</source>
        <translation>angreifendes Netz</translation>
    </message>
    <message>
        <source>a network of many own logins</source>
        <translation>ein Netz vieler eigener Anmeldenamen</translation>
    </message>
    <message>
        <source>burst of mail</source>
        <translation>Schub von Mail</translation>
    </message>
    <message>
        <source>bounces</source>
        <translation>Unzustellbares</translation>
    </message>
</context>
<context>
    <name>bw::ingest</name>
    <message>
        <source>The log could not be read</source>
        <translation>Das Protokoll ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>The log could not be opened</source>
        <translation>Das Protokoll ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>No log was named</source>
        <translation>Es wurde kein Protokoll genannt</translation>
    </message>
    <message>
        <source>Name files, folders, or - for standard input.</source>
        <translation>Nennen Sie Dateien, Ordner oder - für die Standardeingabe.</translation>
    </message>
    <message>
        <source>The import was stopped</source>
        <translation>Der Import wurde angehalten</translation>
    </message>
    <message>
        <source>what was read so far is in the store</source>
        <translation>was bis dahin gelesen wurde, steht im Datenspeicher</translation>
    </message>
    <message>
        <source>Import the same files again to go on.</source>
        <translation>Importieren Sie dieselben Dateien noch einmal, um weiterzumachen.</translation>
    </message>
    <message>
        <source>This is no log</source>
        <translation>Das ist kein Protokoll</translation>
    </message>
    <message>
        <source>it holds bytes and no text</source>
        <translation>es enthält Bytes und keinen Text</translation>
    </message>
    <message>
        <source>The log needs the name of its node</source>
        <translation>Das Protokoll braucht den Namen seines Knotens</translation>
    </message>
    <message>
        <source>Name it, for example mx1.</source>
        <translation>Nennen Sie ihn, zum Beispiel mx1.</translation>
    </message>
    <message>
        <source>Nothing can be written into this store from here</source>
        <translation>In diesen Datenspeicher kann von hier aus nicht geschrieben werden</translation>
    </message>
    <message>
        <source>its key is not on this desk</source>
        <translation>sein Schlüssel ist an diesem Arbeitsplatz nicht vorhanden</translation>
    </message>
    <message>
        <source>Import the key with “breakwaterctl store key import”.</source>
        <translation>Importieren Sie den Schlüssel mit „breakwaterctl store key import“.</translation>
    </message>
    <message>
        <source>This time zone is not known</source>
        <translation>Diese Zeitzone ist nicht bekannt</translation>
    </message>
    <message>
        <source>Name one like Europe/Paris or UTC.</source>
        <translation>Nennen Sie eine wie Europe/Berlin oder UTC.</translation>
    </message>
    <message>
        <source>This kind of mail server is not known</source>
        <translation>Diese Art von Mailserver ist nicht bekannt</translation>
    </message>
    <message>
        <source>Known are: %1.</source>
        <translation>Bekannt sind: %1.</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::LoginFacts</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>alle anderen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Logins</source>
        <translation>Anmeldenamen</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Rule %1: %2</source>
        <translation>Regel %1: %2</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>the fleet</source>
        <translation>die Flotte</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>going on</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldename</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Then good from</source>
        <translation>Danach erfolgreich aus</translation>
    </message>
    <message>
        <source>Good at</source>
        <translation>Erfolgreich um</translation>
    </message>
    <message>
        <source>Sent after</source>
        <translation>Danach gesendet</translation>
    </message>
    <message>
        <source>%1 its usual in the busiest hour</source>
        <translation>%1 des Üblichen in der stärksten Stunde</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::MessagesItemModel</name>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>bounced</source>
        <translation>unzustellbar</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>gemischt</translation>
    </message>
    <message>
        <source>mail authentication</source>
        <translation>Mail-Authentifizierung</translation>
    </message>
    <message>
        <source>spam verdict</source>
        <translation>Spam-Urteil</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldename</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Queue id</source>
        <translation>Queue-ID</translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>handed on</source>
        <translation>weitergereicht</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>To host</source>
        <translation>An Host</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>%1, byte %2</source>
        <translation>%1, Byte %2</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::VolumeFacts</name>
    <message>
        <source>This cannot be told from what is kept</source>
        <translation>Das lässt sich aus dem Aufbewahrten nicht sagen</translation>
    </message>
    <message>
        <source>At least: some hours were not heard whole</source>
        <translation>Mindestens: einige Stunden wurden nicht ganz erfasst</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Bounced</source>
        <translation>Unzustellbar</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Nicht zugestellt</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>no reason was logged</source>
        <translation>es wurde kein Grund protokolliert</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
</context>
<context>
    <name>bw::secrets::FileKeyStore</name>
    <message>
        <source>The store&apos;s key could not be kept</source>
        <translation>Der Schlüssel des Datenspeichers ließ sich nicht aufbewahren</translation>
    </message>
    <message>
        <source>Make the folder writable, or start a desktop keychain</source>
        <translation>Machen Sie den Ordner beschreibbar oder starten Sie einen Schlüsselbund</translation>
    </message>
    <message>
        <source>This is not the id of a store</source>
        <translation>Das ist nicht die Kennung eines Datenspeichers</translation>
    </message>
    <message>
        <source>This desk does not have the store&apos;s key</source>
        <translation>Der Schlüssel des Datenspeichers ist an diesem Arbeitsplatz nicht vorhanden</translation>
    </message>
    <message>
        <source>Import it with “breakwaterctl store key import”</source>
        <translation>Importieren Sie ihn mit „breakwaterctl store key import“</translation>
    </message>
    <message>
        <source>The store&apos;s key could not be read</source>
        <translation>Der Schlüssel des Datenspeichers ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>The store&apos;s key is not used</source>
        <translation>Der Schlüssel des Datenspeichers wird nicht benutzt</translation>
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
        <translation>Der Schlüssel des Datenspeichers ist nicht lesbar</translation>
    </message>
    <message>
        <source>its file was altered</source>
        <translation>seine Datei wurde verändert</translation>
    </message>
    <message>
        <source>This desk has another key for this store</source>
        <translation>Dieser Arbeitsplatz hat für diesen Datenspeicher einen anderen Schlüssel</translation>
    </message>
    <message>
        <source>Move that file away first, if you are sure that it is not needed</source>
        <translation>Schieben Sie zuerst jene Datei beiseite, wenn sie sicher nicht mehr gebraucht wird</translation>
    </message>
    <message>
        <source>The store&apos;s key could not be removed</source>
        <translation>Der Schlüssel des Datenspeichers ließ sich nicht entfernen</translation>
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
        <translation>Das ist nicht die Kennung eines Datenspeichers</translation>
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
        <translation>Der Schlüssel des Datenspeichers liegt nicht im Schlüsselbund</translation>
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
        <translation>Im Schlüsselbund liegt für diesen Datenspeicher ein anderer Schlüssel</translation>
    </message>
</context>
<context>
    <name>bw::service</name>
    <message>
        <source>The demo was not made</source>
        <translation>Die Demo wurde nicht erzeugt</translation>
    </message>
    <message>
        <source>this store holds mail already</source>
        <translation>dieser Datenspeicher enthält schon Mail</translation>
    </message>
    <message>
        <source>Make a store of its own for the demo.</source>
        <translation>Legen Sie für die Demo einen eigenen Datenspeicher an.</translation>
    </message>
    <message>
        <source>The demo was stopped</source>
        <translation>Die Demo wurde angehalten</translation>
    </message>
    <message>
        <source>Delete this store and make it anew.</source>
        <translation>Löschen Sie diesen Datenspeicher und legen Sie ihn neu an.</translation>
    </message>
    <message>
        <source>It has not finished yet</source>
        <translation>Es ist noch nicht fertig</translation>
    </message>
    <message>
        <source>The store&apos;s key was not written beside the backup</source>
        <translation>Der Schlüssel des Datenspeichers wurde nicht neben die Sicherung geschrieben</translation>
    </message>
    <message>
        <source>Choose a file that does not exist, in a folder where you may write.</source>
        <translation>Wählen Sie eine Datei, die es noch nicht gibt, in einem Ordner, in dem Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird importiert</translation>
    </message>
    <message numerus="yes">
        <source>Importing %n log(s)</source>
        <translation>
            <numerusform>Ein Protokoll wird importiert</numerusform>
            <numerusform>%n Protokolle werden importiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the demo fleet</source>
        <translation>Die Demoflotte wird erzeugt</translation>
    </message>
    <message>
        <source>Backing up to %1</source>
        <translation>Sicherung nach %1</translation>
    </message>
    <message>
        <source>The backup cannot take the store&apos;s key along</source>
        <translation>Die Sicherung kann den Schlüssel des Datenspeichers nicht mitnehmen</translation>
    </message>
    <message>
        <source>its key is not on this desk</source>
        <translation>sein Schlüssel ist an diesem Arbeitsplatz nicht vorhanden</translation>
    </message>
</context>
<context>
    <name>bw::store</name>
    <message>
        <source>The store could not be read</source>
        <translation>Der Datenspeicher ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>There is no migration to schema version %1</source>
        <translation>Es gibt keine Migration zur Schemaversion %1</translation>
    </message>
    <message>
        <source>The store could not be opened</source>
        <translation>Der Datenspeicher ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>The store could not be written</source>
        <translation>Der Datenspeicher ließ sich nicht schreiben</translation>
    </message>
    <message>
        <source>no space is left on the disk</source>
        <translation>auf dem Datenträger ist kein Platz mehr</translation>
    </message>
    <message>
        <source>Nothing of the last step was kept, and nothing before it is lost. Free some space and try again.</source>
        <translation>Vom letzten Schritt wurde nichts behalten, und von allem davor ging nichts verloren. Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check the disk and the rights of the folder, then try again.</source>
        <translation>Prüfen Sie den Datenträger und die Rechte des Ordners und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>the disk is full, or a size limit of this process was reached</source>
        <translation>der Datenträger ist voll, oder dieser Prozess hat eine Größengrenze erreicht</translation>
    </message>
    <message>
        <source>Nothing of the last step was kept, and nothing before it is lost. Free some space, or raise the limit (ulimit -f), and try again.</source>
        <translation>Vom letzten Schritt wurde nichts behalten, und von allem davor ging nichts verloren. Schaffen Sie Platz oder erhöhen Sie die Grenze (ulimit -f) und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation>die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>The store is open for reading only. Restore a backup, or save what can be read with breakwaterctl store copy.</source>
        <translation>Der Datenspeicher ist nur zum Lesen geöffnet. Stellen Sie eine Sicherung wieder her oder retten Sie Lesbares mit breakwaterctl store copy.</translation>
    </message>
    <message>
        <source>the file or its folder is read-only</source>
        <translation>die Datei oder ihr Ordner ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or choose another store.</source>
        <translation>Verschaffen Sie sich dort Schreibrechte oder wählen Sie einen anderen Datenspeicher.</translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation>die Datei lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it and its folder.</source>
        <translation>Prüfen Sie, ob es sie gibt und ob Sie sie und ihren Ordner lesen dürfen.</translation>
    </message>
    <message>
        <source>another program has been writing for 5 seconds</source>
        <translation>ein anderes Programm schreibt seit 5 Sekunden</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>There is no store here</source>
        <translation>Hier ist kein Datenspeicher</translation>
    </message>
    <message>
        <source>Import a log to make one, or choose another file.</source>
        <translation>Importieren Sie ein Protokoll, um einen anzulegen, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Check that you may read it and its folder.</source>
        <translation>Prüfen Sie, ob Sie sie und ihren Ordner lesen dürfen.</translation>
    </message>
    <message>
        <source>the file is damaged, or not a Breakwater store</source>
        <translation>die Datei ist beschädigt oder kein Breakwater-Datenspeicher</translation>
    </message>
    <message>
        <source>Choose another file, or restore a backup.</source>
        <translation>Wählen Sie eine andere Datei oder stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>There is no time zone named %1</source>
        <translation>Es gibt keine Zeitzone namens %1</translation>
    </message>
    <message>
        <source>Use a name such as Europe/Paris or UTC.</source>
        <translation>Verwenden Sie einen Namen wie Europe/Berlin oder UTC.</translation>
    </message>
    <message>
        <source>The folder of the store could not be made</source>
        <translation>Der Ordner des Datenspeichers ließ sich nicht anlegen</translation>
    </message>
    <message>
        <source>The store could not be made</source>
        <translation>Der Datenspeicher ließ sich nicht anlegen</translation>
    </message>
    <message>
        <source>Choose another file or folder.</source>
        <translation>Wählen Sie eine andere Datei oder einen anderen Ordner.</translation>
    </message>
    <message>
        <source>This store was opened for reading only</source>
        <translation>Dieser Datenspeicher wurde nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>This store is open for reading only</source>
        <translation>Dieser Datenspeicher ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or work on a copy.</source>
        <translation>Verschaffen Sie sich dort Schreibrechte oder arbeiten Sie mit einer Kopie.</translation>
    </message>
    <message>
        <source>it was written by a newer Breakwater (schema %1, this one knows %2)</source>
        <translation>er stammt von einem neueren Breakwater (Schema %1, dieses kennt %2)</translation>
    </message>
    <message>
        <source>Update Breakwater on this computer to write to it.</source>
        <translation>Aktualisieren Sie Breakwater auf diesem Rechner, um darin zu schreiben.</translation>
    </message>
    <message>
        <source>its tables are not those that Breakwater made</source>
        <translation>seine Tabellen sind nicht die, die Breakwater angelegt hat</translation>
    </message>
    <message>
        <source>Restore a backup, or save what can be read with breakwaterctl store copy.</source>
        <translation>Stellen Sie eine Sicherung wieder her oder retten Sie Lesbares mit breakwaterctl store copy.</translation>
    </message>
    <message>
        <source>The store is damaged</source>
        <translation>Der Datenspeicher ist beschädigt</translation>
    </message>
    <message>
        <source>It is open for reading only. Restore a backup, or save what can be read with breakwaterctl store copy.</source>
        <translation>Er ist nur zum Lesen geöffnet. Stellen Sie eine Sicherung wieder her oder retten Sie Lesbares mit breakwaterctl store copy.</translation>
    </message>
    <message>
        <source>The copy could not be made</source>
        <translation>Die Kopie ließ sich nicht anlegen</translation>
    </message>
    <message>
        <source>Choose a file that does not exist, in a folder where you may write.</source>
        <translation>Wählen Sie eine Datei, die es noch nicht gibt, in einem Ordner, in dem Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>The backup was not made</source>
        <translation>Die Sicherung wurde nicht angelegt</translation>
    </message>
    <message>
        <source>The journal could not be written</source>
        <translation>Das Journal ließ sich nicht schreiben</translation>
    </message>
    <message>
        <source>The journal could not be read</source>
        <translation>Das Journal ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>The hold could not be written</source>
        <translation>Die Aufbewahrungssperre ließ sich nicht schreiben</translation>
    </message>
    <message>
        <source>There is no hold number %1</source>
        <translation>Es gibt keine Aufbewahrungssperre Nummer %1</translation>
    </message>
    <message>
        <source>List them with: breakwaterctl store hold list</source>
        <translation>Eine Liste gibt: breakwaterctl store hold list</translation>
    </message>
    <message>
        <source>The holds could not be read</source>
        <translation>Die Aufbewahrungssperren ließen sich nicht lesen</translation>
    </message>
    <message>
        <source>The store was not compacted</source>
        <translation>Der Datenspeicher wurde nicht verdichtet</translation>
    </message>
    <message>
        <source>that needs %1 MB of free space</source>
        <translation>dafür werden %1 MB freier Platz gebraucht</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>original recipient</source>
        <translation>ursprünglicher Empfänger</translation>
    </message>
    <message>
        <source>sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>login</source>
        <translation>Anmeldename</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a domain name</source>
        <translation>„%1“ ist kein Domainname</translation>
    </message>
    <message>
        <source>Name domains such as example.com.</source>
        <translation>Nennen Sie Domains wie example.com.</translation>
    </message>
    <message>
        <source>Cells of %1 minutes are no longer kept for the beginning of this range</source>
        <translation>Zellen von %1 Minuten werden für den Anfang dieses Zeitraums nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>Ask by day in the zone %1, or choose a later range.</source>
        <translation>Fragen Sie nach Tagen in der Zone %1, oder wählen Sie einen späteren Zeitraum.</translation>
    </message>
    <message>
        <source>This store has no node named %1</source>
        <translation>Dieser Datenspeicher hat keinen Knoten namens %1</translation>
    </message>
    <message>
        <source>It has no nodes yet; import a log first.</source>
        <translation>Er hat noch keine Knoten; importieren Sie zuerst ein Protokoll.</translation>
    </message>
    <message>
        <source>Its nodes are %1.</source>
        <translation>Seine Knoten sind %1.</translation>
    </message>
    <message>
        <source>The range holds too many buckets of one %1</source>
        <translation>Der Zeitraum umfasst zu viele Abschnitte der Einheit %1</translation>
    </message>
    <message>
        <source>Choose a shorter range, or a coarser key such as day.</source>
        <translation>Wählen Sie einen kürzeren Zeitraum oder eine gröbere Einheit wie day.</translation>
    </message>
    <message>
        <source>Volume can be grouped by one unit of time, not by two</source>
        <translation>Das Volumen lässt sich nach einer Zeiteinheit gliedern, nicht nach zweien</translation>
    </message>
    <message>
        <source>Choose %1 or %2.</source>
        <translation>Wählen Sie %1 oder %2.</translation>
    </message>
    <message>
        <source>Volume cannot be grouped by %1</source>
        <translation>Das Volumen lässt sich nicht nach %1 gliedern</translation>
    </message>
    <message>
        <source>Possible: minute, 5min, 15min, hour, day, week, month, node, stream, sender, user, network, instance, domain, reason, source, outcome.</source>
        <translation>Möglich: minute, 5min, 15min, hour, day, week, month, node, stream, sender, user, network, instance, domain, reason, source, outcome.</translation>
    </message>
    <message>
        <source>The rows that could answer this are no longer kept for the whole range</source>
        <translation>Die Zeilen, die das beantworten könnten, werden nicht mehr für den ganzen Zeitraum aufbewahrt</translation>
    </message>
    <message>
        <source>Possible from cells: time, node and outcome together; with stream, sender, user, network and instance by hour or longer in zones whole hours away from %1; the same with domain and reason.</source>
        <translation>Möglich aus Zellen: Zeit, node und outcome zusammen; mit stream, sender, user, network und instance stündlich oder gröber in Zonen, die volle Stunden von %1 entfernt sind; ebenso mit domain und reason.</translation>
    </message>
    <message>
        <source>%1 is neither an address nor a network</source>
        <translation>%1 ist weder eine Adresse noch ein Netz</translation>
    </message>
    <message>
        <source>Write 192.0.2.7, 192.0.2.0/24 or 2001:db8::/48.</source>
        <translation>Schreiben Sie 192.0.2.7, 192.0.2.0/24 oder 2001:db8::/48.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Stream rule %1 cannot be used</source>
        <translation>Die Stromregel %1 ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Change that rule; nothing was saved.</source>
        <translation>Ändern Sie diese Regel; gespeichert wurde nichts.</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>sie hat keinen Namen</translation>
    </message>
    <message>
        <source>&quot;other&quot; is the name of what no rule names</source>
        <translation>„other“ heißt, was keine Regel nennt</translation>
    </message>
    <message>
        <source>it names no sender domain, login, network or instance</source>
        <translation>sie nennt weder Absenderdomain noch Anmeldename, Netz oder Instanz</translation>
    </message>
    <message>
        <source>%1 is no network</source>
        <translation>%1 ist kein Netz</translation>
    </message>
    <message>
        <source>%1 is too narrow; clients are kept as /24 and /48 networks</source>
        <translation>%1 ist zu eng; Clients werden als Netze /24 und /48 aufbewahrt</translation>
    </message>
    <message>
        <source>The stream rules could not be saved</source>
        <translation>Die Stromregeln ließen sich nicht speichern</translation>
    </message>
    <message>
        <source>Possible from cells: hour, day, week, month, node, user, network, service, mechanism and outcome, in zones whole hours away from %1.</source>
        <translation>Möglich aus Zellen: hour, day, week, month, node, user, network, service, mechanism und outcome, in Zonen, die volle Stunden von %1 entfernt sind.</translation>
    </message>
    <message>
        <source>Logins cannot be grouped by %1</source>
        <translation>Anmeldungen lassen sich nicht nach %1 gliedern</translation>
    </message>
    <message>
        <source>Possible: one of minute, 5min, 15min, hour, day, week, month; and node, user, network, source, service, mechanism, outcome, kind.</source>
        <translation>Möglich: eines von minute, 5min, 15min, hour, day, week, month; und node, user, network, source, service, mechanism, outcome, kind.</translation>
    </message>
    <message>
        <source>Another program is writing to this node</source>
        <translation>Ein anderes Programm schreibt gerade für diesen Knoten</translation>
    </message>
    <message>
        <source>Wait until it has finished, or stop it.</source>
        <translation>Warten Sie, bis es fertig ist, oder halten Sie es an.</translation>
    </message>
    <message>
        <source>Another program has begun to write to this node</source>
        <translation>Ein anderes Programm hat begonnen, für diesen Knoten zu schreiben</translation>
    </message>
    <message>
        <source>Start again when it has finished: nothing is lost.</source>
        <translation>Starten Sie neu, wenn es fertig ist: es geht nichts verloren.</translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s)</source>
        <translation>
            <numerusform>eine Domain</numerusform>
            <numerusform>%n Domains</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>login %1</source>
        <translation>Anmeldename %1</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>ein Byte</numerusform>
            <numerusform>%n Byte</numerusform>
        </translation>
    </message>
    <message>
        <source>This message is no longer kept</source>
        <translation>Diese Nachricht ist nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>Rows are kept for 30 days after storing; its figures stay in the charts.</source>
        <translation>Zeilen werden nach dem Speichern 30 Tage aufbewahrt; ihre Zahlen bleiben in den Diagrammen.</translation>
    </message>
    <message>
        <source>Search by address is off on this desk</source>
        <translation>Die Suche nach Adressen ist an diesem Arbeitsplatz aus</translation>
    </message>
    <message>
        <source>the key of this store is not here</source>
        <translation>der Schlüssel dieses Datenspeichers ist nicht hier</translation>
    </message>
    <message>
        <source>Import it with breakwaterctl store key import.</source>
        <translation>Importieren Sie ihn mit breakwaterctl store key import.</translation>
    </message>
</context>
<context>
    <name>bw::transport</name>
    <message>
        <source>The folder could not be read</source>
        <translation>Der Ordner ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>you may not read it</source>
        <translation>Sie dürfen ihn nicht lesen</translation>
    </message>
    <message>
        <source>Read it as a member of the group that owns it (often adm), or copy it.</source>
        <translation>Lesen Sie es als Mitglied der besitzenden Gruppe (oft adm) oder kopieren Sie es.</translation>
    </message>
    <message>
        <source>The folder holds too many files</source>
        <translation>Der Ordner enthält zu viele Dateien</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>mehr als %1</translation>
    </message>
    <message>
        <source>Name the logs themselves.</source>
        <translation>Nennen Sie die Protokolle selbst.</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>es gibt keine solche Datei</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>Prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>there is no space left</source>
        <translation>es ist kein Platz mehr</translation>
    </message>
    <message>
        <source>The log could not be opened</source>
        <translation>Das Protokoll ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>Das Protokoll ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>The log could not be looked at</source>
        <translation>Das Protokoll ließ sich nicht untersuchen</translation>
    </message>
</context>
<context>
    <name>bw::ui</name>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>ein Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 points</source>
        <extracomment>Difference between two percentages.</extracomment>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>%1 per s</source>
        <translation>%1 pro s</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>%1 is an age such as &quot;40 s&quot;.</extracomment>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <extracomment>A day without its year, as QLocale::toString takes it: Wed 25 Nov.</extracomment>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>A day without its weekday: 25 Nov.</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a day, %2 a time of day.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <extracomment>A whole date as QLocale::toString takes it: Wed 25 Nov 2026.</extracomment>
        <translation>ddd d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>month</source>
        <translation>Monat</translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>eine Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>eine Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>second</source>
        <translation>Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>eine Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>A verdict: it could not be measured.</extracomment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Something did not work</source>
        <translation>Etwas hat nicht geklappt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>nicht erfüllt</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>trifft nicht zu</translation>
    </message>
    <message>
        <source>risk accepted</source>
        <translation>Risiko akzeptiert</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>%1, lower bound</source>
        <extracomment>Header of a column in an exported file: 1 where the figure is a lower bound.</extracomment>
        <translation>%1, Untergrenze</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Axis label: short weekday and time of day, &quot;Tue 00:00&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>no data %1</source>
        <extracomment>Above a gap in a chart; %1 is its length, &quot;2 h&quot;.</extracomment>
        <translation>keine Daten %1</translation>
    </message>
    <message>
        <source>No data: nothing was heard</source>
        <translation>Keine Daten: es wurde nichts erfasst</translation>
    </message>
    <message>
        <source>Incomplete: %1 heard</source>
        <translation>Unvollständig: %1 erfasst</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>Enter: open rows</source>
        <translation>Eingabe: Zeilen öffnen</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>%1: no data</source>
        <translation>%1: keine Daten</translation>
    </message>
    <message>
        <source>highest %1 %2</source>
        <extracomment>%1 a figure, %2 a moment: &quot;highest 70,112 Mon 23 Nov, 15:00&quot;.</extracomment>
        <translation>höchster Wert %1 %2</translation>
    </message>
    <message>
        <source>incomplete %1</source>
        <translation>unvollständig %1</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>incomplete, %1</source>
        <translation>unvollständig, %1</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Nicht zugestellt</translation>
    </message>
</context>
<context>
    <name>bw::ui::Banner</name>
    <message>
        <source>Dismiss this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>bw::ui::Chip</name>
    <message>
        <source>%1: %2</source>
        <extracomment>A filter: its dimension and the value, &quot;Node: mx-fr-3&quot;.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Filter. Space changes it, Delete clears it.</source>
        <translation>Filter. Leertaste ändert ihn, Entf entfernt ihn.</translation>
    </message>
    <message>
        <source>Filter. Space changes it.</source>
        <translation>Filter. Leertaste ändert ihn.</translation>
    </message>
    <message>
        <source>%1. Click to change, × to clear.</source>
        <translation>%1. Klicken zum Ändern, × zum Entfernen.</translation>
    </message>
</context>
<context>
    <name>bw::ui::ColumnChooser</name>
    <message>
        <source>Choose columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Space shows or hides, Alt with up or down moves.</source>
        <translation>Leertaste blendet ein oder aus, Alt mit Auf oder Ab verschiebt.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
</context>
<context>
    <name>bw::ui::DataTable</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>Rows that match the filter, of all rows: &quot;12 of 1,902&quot;.</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>eine Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, sorted by %3, descending</source>
        <extracomment>Caption of a table for screen readers: &quot;Sources, 7 rows, sorted by Messages, descending&quot;.</extracomment>
        <translation>%1, %2, sortiert nach %3, absteigend</translation>
    </message>
    <message>
        <source>%1, %2, sorted by %3</source>
        <translation>%1, %2, sortiert nach %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Caption of a table for screen readers: &quot;Sources, 7 rows&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Filters all shown columns.</source>
        <translation>Filtert alle gezeigten Spalten.</translation>
    </message>
    <message>
        <source>Filters all shown columns (Ctrl+F)</source>
        <translation>Filtert alle gezeigten Spalten (Strg+F)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy selected rows</source>
        <translation>Ausgewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy with headers</source>
        <translation>Mit Kopfzeile kopieren</translation>
    </message>
    <message>
        <source>Filter to this</source>
        <translation>Nur dies zeigen</translation>
    </message>
    <message>
        <source>Leave this out</source>
        <translation>Dies ausblenden</translation>
    </message>
    <message>
        <source>Export these rows…</source>
        <translation>Diese Zeilen exportieren…</translation>
    </message>
    <message>
        <source>Sort, smallest first</source>
        <translation>Sortieren, Kleinstes zuerst</translation>
    </message>
    <message>
        <source>Sort, largest first</source>
        <translation>Sortieren, Größtes zuerst</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>Diese Spalte ausblenden</translation>
    </message>
    <message>
        <source>Choose columns…</source>
        <translation>Spalten wählen…</translation>
    </message>
</context>
<context>
    <name>bw::ui::FactList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>bw::ui::FormField</name>
    <message>
        <source>Wrong: %1</source>
        <extracomment>Said by a screen reader before the sentence that tells what is wrong with a field.</extracomment>
        <translation>Falsch: %1</translation>
    </message>
</context>
<context>
    <name>bw::ui::Panel</name>
    <message>
        <source>Being read</source>
        <translation>Wird gelesen</translation>
    </message>
</context>
<context>
    <name>bw::ui::ProblemView</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Ort: %1</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
</context>
<context>
    <name>bw::ui::SegmentedChoice</name>
    <message>
        <source>%1: %2, %3 of %4</source>
        <extracomment>Name of a choice and what is chosen, for screen readers: &quot;Group by: Outcome, 1 of 4&quot;.</extracomment>
        <translation>%1: %2, %3 von %4</translation>
    </message>
    <message>
        <source>Left and right arrow choose.</source>
        <translation>Pfeil links und rechts wählen.</translation>
    </message>
</context>
<context>
    <name>bw::ui::SidePanelFrame</name>
    <message>
        <source>Close the side panel</source>
        <translation>Seitenleiste schließen</translation>
    </message>
    <message>
        <source>Close the side panel (Esc)</source>
        <translation>Seitenleiste schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>bw::ui::TableProxy</name>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A table cell as a screen reader says it: column, content.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2 hours heard</source>
        <extracomment>A strip of hours as a screen reader says it.</extracomment>
        <translation>%1 von %2 Stunden erfasst</translation>
    </message>
</context>
<context>
    <name>bw::ui::Tile</name>
    <message>
        <source>is being read</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>down %1</source>
        <translation>%1 weniger</translation>
    </message>
    <message>
        <source>Opens what is behind this figure.</source>
        <translation>Öffnet, was hinter dieser Zahl steht.</translation>
    </message>
</context>
<context>
    <name>bw::ui::TotalsRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Totals: %1</source>
        <extracomment>Said by a screen reader: the totals of a table, column by column.</extracomment>
        <translation>Summen: %1</translation>
    </message>
</context>
</TS>

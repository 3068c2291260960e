<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>bw::app</name>
    <message>
        <source>The control file could not be read</source>
        <translation>Die Datei mit Prüfungen ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>it is larger than 1 MiB</source>
        <translation>sie ist größer als 1 MiB</translation>
    </message>
    <message>
        <source>Is it a control file?</source>
        <translation>Ist es eine Datei mit Prüfungen?</translation>
    </message>
</context>
<context>
    <name>bw::app::DeskCredentials</name>
    <message>
        <source>Passphrase of %1: </source>
        <translation>Passphrase von %1: </translation>
    </message>
    <message>
        <source>Password of %1 at %2: </source>
        <translation>Passwort von %1 auf %2: </translation>
    </message>
    <message>
        <source>No secret is kept for it</source>
        <translation>Dafür ist kein Geheimnis hinterlegt</translation>
    </message>
    <message>
        <source>Give it on the page Fleet, keep one with fleet secret, or run it from a terminal.</source>
        <translation>Geben Sie es auf der Seite Flotte an, bewahren Sie eines mit fleet secret auf, oder starten Sie es in einem Terminal.</translation>
    </message>
    <message>
        <source>This passphrase does not open the key</source>
        <translation>Diese Passphrase öffnet den Schlüssel nicht</translation>
    </message>
</context>
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
    <name>bw::app::Options</name>
    <message>
        <source>--store needs a file</source>
        <translation>--store braucht eine Datei</translation>
    </message>
    <message>
        <source>There is no option %1</source>
        <translation>Eine Option %1 gibt es nicht</translation>
    </message>
    <message>
        <source>“breakwater --help” lists them</source>
        <translation>„breakwater --help“ zählt sie auf</translation>
    </message>
</context>
<context>
    <name>bw::app::Pages</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sending volume</source>
        <translation>Versandvolumen</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Logins</source>
        <translation>Anmeldungen</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>Flotte</translation>
    </message>
    <message>
        <source>Mail authentication</source>
        <translation>Mail-Authentifizierung</translation>
    </message>
    <message>
        <source>Posture</source>
        <translation>Sicherheitslage</translation>
    </message>
    <message>
        <source>Protect</source>
        <translation>Schützen</translation>
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
        <translation>Entpacken Sie es mit seinem Passwort und importieren Sie den Inhalt.</translation>
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
    <message>
        <source>What stands before the damage was read. Copy the file again from where it comes, and import that.</source>
        <translation>Was vor dem Schaden steht, wurde gelesen. Kopieren Sie die Datei noch einmal von ihrer Quelle und importieren Sie diese.</translation>
    </message>
    <message>
        <source>Bytes stand behind its end that are not gzip&apos;s</source>
        <translation>Hinter ihrem Ende stehen Bytes, die nicht zu gzip gehören</translation>
    </message>
    <message>
        <source>It ends in the middle</source>
        <translation>Sie endet mittendrin</translation>
    </message>
    <message>
        <source>it is a pipe, a device or a socket, and no file</source>
        <translation>es ist eine Pipe, ein Gerät oder ein Socket, keine Datei</translation>
    </message>
    <message>
        <source>Name a file. What comes through a pipe is read from standard input, which is named &quot;-&quot;.</source>
        <translation>Geben Sie eine Datei an. Was durch eine Pipe kommt, wird von der Standardeingabe gelesen, die „-“ heißt.</translation>
    </message>
    <message>
        <source>Nothing can be read</source>
        <translation>Es kann nichts gelesen werden</translation>
    </message>
    <message>
        <source>standard input is closed</source>
        <translation>die Standardeingabe ist geschlossen</translation>
    </message>
    <message>
        <source>Give what is to be read through a pipe, or name a file.</source>
        <translation>Geben Sie das zu Lesende durch eine Pipe, oder geben Sie eine Datei an.</translation>
    </message>
</context>
<context>
    <name>bw::assessment</name>
    <message>
        <source>its alias leads to a name that does not exist</source>
        <translation>ihr Alias führt zu einem Namen, den es nicht gibt</translation>
    </message>
    <message>
        <source>the record cannot be read as a key</source>
        <translation>der Eintrag lässt sich nicht als Schlüssel lesen</translation>
    </message>
    <message>
        <source>The key was seen in test mode for the first time now</source>
        <translation>Der Schlüssel wurde jetzt zum ersten Mal im Testmodus gesehen</translation>
    </message>
    <message>
        <source>The key was seen for the first time now; how old it is nobody knows</source>
        <translation>Der Schlüssel wurde jetzt zum ersten Mal gesehen; wie alt er ist, weiß niemand</translation>
    </message>
    <message>
        <source>No log or report has told of a signature with it</source>
        <translation>Kein Protokoll und kein Bericht hat von einer Signatur damit erzählt</translation>
    </message>
    <message>
        <source>Nobody has said who holds this key</source>
        <translation>Niemand hat gesagt, wer diesen Schlüssel hat</translation>
    </message>
    <message>
        <source>it has no valid policy (p) and asks for no reports</source>
        <translation>er hat keine gültige Richtlinie (p) und bittet um keine Berichte</translation>
    </message>
    <message>
        <source>The settings name no scheme of the password database “%1”: it stands in its own file or in the system. Look there.</source>
        <translation>Die Einstellungen nennen kein Verfahren der Passwortdatenbank „%1“: Es steht in einer eigenen Datei oder im System. Sehen Sie dort nach.</translation>
    </message>
    <message>
        <source>Dovecot&apos;s settings name no password database.</source>
        <translation>Die Einstellungen von Dovecot nennen keine Passwortdatenbank.</translation>
    </message>
    <message>
        <source>It is not the same everywhere: %1</source>
        <translation>Es ist nicht überall gleich: %1</translation>
    </message>
    <message>
        <source>not set; the manual says that it is “%1” then</source>
        <translation>nicht gesetzt; laut Handbuch gilt dann „%1“</translation>
    </message>
    <message>
        <source>OversignHeaders stands in a file of its own: %1</source>
        <translation>OversignHeaders steht in einer eigenen Datei: %1</translation>
    </message>
    <message>
        <source>The settings do not say where Rspamd&apos;s controller listens.</source>
        <translation>Die Einstellungen sagen nicht, wo der Controller von Rspamd lauscht.</translation>
    </message>
    <message>
        <source>Rspamd does not sign here, so it compares no From with a login.</source>
        <translation>Rspamd signiert hier nicht, vergleicht also kein From mit einer Anmeldung.</translation>
    </message>
    <message>
        <source>Not found in the store</source>
        <translation>Im Datenspeicher nicht gefunden</translation>
    </message>
    <message>
        <source>Neither logs nor reports tell which addresses are spam traps</source>
        <translation>Weder Protokolle noch Berichte sagen, welche Adressen Spamfallen sind</translation>
    </message>
    <message>
        <source>complaints (ARF) in the store, by the day when their message arrived</source>
        <translation>Beschwerden (ARF) im Datenspeicher, nach dem Tag, an dem ihre Nachricht ankam</translation>
    </message>
    <message>
        <source>Not all of the time was heard: %1</source>
        <translation>Nicht die ganze Zeit wurde erfasst: %1</translation>
    </message>
    <message>
        <source>No complaint report is in the store: whether nobody complains, or no feedback loop tells, is not known</source>
        <translation>Im Datenspeicher ist keine Beschwerde: Ob sich niemand beschwert oder keine Rückmeldung eingerichtet ist, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Complaints tell of mail of %1, and no log of that day tells that any was delivered</source>
        <translation>Beschwerden nennen Mail vom %1, und kein Protokoll dieses Tages nennt eine Zustellung</translation>
    </message>
    <message>
        <source>Complaints tell of mail of the newest week, and no log tells that any was delivered</source>
        <translation>Beschwerden nennen Mail der neuesten Woche, und kein Protokoll nennt eine Zustellung</translation>
    </message>
    <message>
        <source>complaints to recipients delivered, by day of the store&apos;s home zone</source>
        <translation>Beschwerden zu zugestellten Empfängern, nach Tagen der Heimatzeitzone des Datenspeichers</translation>
    </message>
    <message>
        <source>No log tells of mail of this domain that came to an end</source>
        <translation>Kein Protokoll nennt abgeschlossene Mail dieser Domain</translation>
    </message>
    <message>
        <source>bounces with 5.1.x (but 5.1.7 and 5.1.8, which are about the sender) or 5.2.1, of recipients that came to an end</source>
        <translation>Rückläufer mit 5.1.x (außer 5.1.7 und 5.1.8, die den Absender meinen) oder 5.2.1, von abgeschlossenen Empfängern</translation>
    </message>
    <message>
        <source>reports in the store, of %1 to %2</source>
        <translation>Berichte im Datenspeicher, vom %1 bis %2</translation>
    </message>
    <message>
        <source>No reports about this domain of the last 28 days were read</source>
        <translation>Über diese Domain wurden keine Berichte der letzten 28 Tage gelesen</translation>
    </message>
    <message>
        <source>Reports of the last 28 days tell of no mail from a node or from a sender that somebody named (breakwaterctl mailauth senders set)</source>
        <translation>Berichte der letzten 28 Tage nennen keine Mail eines Knotens oder eines benannten Absenders (breakwaterctl mailauth senders set)</translation>
    </message>
    <message numerus="yes">
        <source>own and vendors&apos; mail in reports of %Ln day(s)</source>
        <translation>
            <numerusform>eigene Mail und die von Dienstleistern in Berichten von %Ln Tag</numerusform>
            <numerusform>eigene Mail und die von Dienstleistern in Berichten von %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>week from %1: %2</source>
        <translation>Woche ab %1: %2</translation>
    </message>
    <message>
        <source>A trend needs own or vendors&apos; mail in reports of the newest week and of one before it</source>
        <translation>Ein Verlauf braucht eigene Mail oder die von Dienstleistern in Berichten der neuesten Woche und einer davor</translation>
    </message>
    <message>
        <source>share of own and vendors&apos; mail that passes, the newest week beside the mean of those before; a fall below 0.5 points is none</source>
        <translation>Anteil der eigenen Mail und der von Dienstleistern, der besteht: die neueste Woche neben dem Mittel der früheren; ein Rückgang unter 0,5 Punkten ist keiner</translation>
    </message>
    <message numerus="yes">
        <source>No reports about this domain tell of the last %Ln day(s)</source>
        <translation>
            <numerusform>Keine Berichte über diese Domain nennen den letzten %Ln Tag</numerusform>
            <numerusform>Keine Berichte über diese Domain nennen die letzten %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>kind spoofing and role stranger, on the days that reports tell of</source>
        <translation>Art spoofing und Rolle stranger, an den Tagen, von denen Berichte erzählen</translation>
    </message>
    <message>
        <source>receivers with reports of these days</source>
        <translation>Empfänger mit Berichten dieser Tage</translation>
    </message>
    <message>
        <source>end of the newest report&apos;s period</source>
        <translation>Ende des Zeitraums des neuesten Berichts</translation>
    </message>
    <message>
        <source>No reports of the last 28 days were read</source>
        <translation>Es wurden keine Berichte der letzten 28 Tage gelesen</translation>
    </message>
    <message>
        <source>of all reports in the store that came in 28 days, whatever domain they are about: what cannot be read does not tell it</source>
        <translation>von allen Berichten im Datenspeicher aus 28 Tagen, gleich über welche Domain: Was nicht lesbar ist, nennt sie nicht</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Keine Nachrichten</translation>
    </message>
    <message>
        <source>further networks</source>
        <translation>weitere Netze</translation>
    </message>
    <message>
        <source>no address reported</source>
        <translation>keine Adresse gemeldet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weiterer Eintrag</numerusform>
            <numerusform>%Ln weitere Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>senders by name, others by network; without those that have at most 0.1 % and 20 messages a day</source>
        <translation>Absender mit Namen, andere nach Netz; ohne die mit höchstens 0,1 % und 20 Nachrichten am Tag</translation>
    </message>
    <message>
        <source>networks whose first_ever lies in the newest week, by the days since then</source>
        <translation>Netze, deren first_ever in der neuesten Woche liegt, geteilt durch die Tage seither</translation>
    </message>
    <message numerus="yes">
        <source>… and %n further questions</source>
        <translation>
            <numerusform>… und %n weitere Frage</numerusform>
            <numerusform>… und %n weitere Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody asked for it</source>
        <translation>Niemand hat danach gefragt</translation>
    </message>
    <message>
        <source>The owner of the domain has not said it yet</source>
        <translation>Der Inhaber der Domain hat es noch nicht gesagt</translation>
    </message>
    <message>
        <source>as its owner says</source>
        <translation>wie der Inhaber sagt</translation>
    </message>
    <message>
        <source>The domain&apos;s mail servers were not asked</source>
        <translation>Die Mailserver der Domain wurden nicht gefragt</translation>
    </message>
    <message>
        <source>No message that was really sent has been looked at</source>
        <translation>Keine wirklich versandte Nachricht wurde betrachtet</translation>
    </message>
    <message>
        <source>No test message from outside has been looked at</source>
        <translation>Keine Testnachricht von außen wurde betrachtet</translation>
    </message>
    <message>
        <source>snapshots of the store, 7 days</source>
        <translation>Stände im Datenspeicher, 7 Tage</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Nicht gefragt</translation>
    </message>
    <message>
        <source>The server ended the connection instead of an answer</source>
        <translation>Der Server beendete die Verbindung, statt zu antworten</translation>
    </message>
    <message>
        <source>from &lt;%1&gt; to &lt;%2&gt;: %3</source>
        <extracomment>%1 is the sender, %2 the recipient of a probe, %3 the reply.</extracomment>
        <translation>von &lt;%1&gt; an &lt;%2&gt;: %3</translation>
    </message>
    <message>
        <source>The reply does not tell whether it relays: %1</source>
        <translation>Die Antwort sagt nicht, ob er weiterleitet: %1</translation>
    </message>
    <message>
        <source>No domain is known that it takes mail for</source>
        <translation>Keine Domain ist bekannt, für die er Mail annimmt</translation>
    </message>
    <message>
        <source>it has expired</source>
        <translation>es ist abgelaufen</translation>
    </message>
    <message>
        <source>it is not valid yet</source>
        <translation>es gilt noch nicht</translation>
    </message>
    <message>
        <source>it does not name %1</source>
        <translation>es nennt %1 nicht</translation>
    </message>
    <message>
        <source>its chain is not trusted: %1</source>
        <translation>seiner Kette wird nicht vertraut: %1</translation>
    </message>
    <message>
        <source>it is revoked</source>
        <translation>es ist widerrufen</translation>
    </message>
    <message>
        <source>Not every question about TLS was answered</source>
        <translation>Nicht jede Frage zu TLS wurde beantwortet</translation>
    </message>
    <message>
        <source>No certificate was shown</source>
        <translation>Es wurde kein Zertifikat gezeigt</translation>
    </message>
    <message>
        <source>No authority of the system&apos;s vouches for it</source>
        <translation>Keine Zertifizierungsstelle des Systems bürgt dafür</translation>
    </message>
    <message>
        <source>Nothing measures this on a node yet.</source>
        <translation>Auf einem Knoten wird das noch nicht gemessen.</translation>
    </message>
    <message>
        <source>port %1 at %2</source>
        <translation>Port %1 an %2</translation>
    </message>
    <message>
        <source>Nobody said which ports are meant to listen to all.</source>
        <translation>Niemand hat gesagt, welche Ports für alle lauschen sollen.</translation>
    </message>
    <message>
        <source>No archive that the host knows has this package: look at its maker&apos;s page whether that branch still gets fixes.</source>
        <translation>Kein Archiv, das der Host kennt, hat dieses Paket: Sehen Sie auf der Seite des Herstellers nach, ob dieser Zweig noch Korrekturen bekommt.</translation>
    </message>
    <message>
        <source>How long %1 %2 gets fixes is not in the table of %3.</source>
        <translation>Wie lange %1 %2 Korrekturen bekommt, steht nicht in der Tabelle vom %3.</translation>
    </message>
    <message>
        <source>The host&apos;s lists of packages hold no archive of security fixes for it.</source>
        <translation>Die Paketlisten des Hosts enthalten dafür kein Archiv mit Sicherheitskorrekturen.</translation>
    </message>
    <message>
        <source>The host&apos;s lists of packages are old (%1): run “apt-get update” there, and read its settings again.</source>
        <translation>Die Paketlisten des Hosts sind alt (%1): Führen Sie dort „apt-get update“ aus und lesen Sie die Einstellungen neu.</translation>
    </message>
    <message>
        <source>The host&apos;s lists of packages do not say when %1 came out, nor what it mends: see “apt-get changelog %2”.</source>
        <translation>Die Paketlisten des Hosts sagen nicht, wann %1 erschienen ist und was es behebt: siehe „apt-get changelog %2“.</translation>
    </message>
    <message>
        <source>When its process began, or when it was upgraded, was not told.</source>
        <translation>Wann der Prozess begann oder wann aktualisiert wurde, war nicht zu erfahren.</translation>
    </message>
    <message>
        <source>The node did not say it.</source>
        <translation>Der Knoten hat es nicht gesagt.</translation>
    </message>
    <message>
        <source>The node&apos;s clock was not compared yet.</source>
        <translation>Die Uhr des Knotens wurde noch nicht verglichen.</translation>
    </message>
    <message>
        <source>What the volume is made of is not known.</source>
        <translation>Woraus das Volume besteht, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>A node&apos;s snapshot holds no look-ups.</source>
        <translation>Der Stand der Einstellungen eines Knotens enthält keine Namensauflösungen.</translation>
    </message>
    <message>
        <source>fail2ban runs, but only root may ask for its jails: see “sudo fail2ban-client status” there.</source>
        <translation>fail2ban läuft, aber nur root darf nach seinen Jails fragen: siehe dort „sudo fail2ban-client status“.</translation>
    </message>
    <message>
        <source>Only root may ask a banning service for its hits: see “sudo fail2ban-client status JAIL” there.</source>
        <translation>Nur root darf einen Sperrdienst nach seinen Treffern fragen: siehe dort „sudo fail2ban-client status JAIL“.</translation>
    </message>
    <message>
        <source>A node&apos;s snapshot holds no log.</source>
        <translation>Der Stand der Einstellungen eines Knotens enthält kein Protokoll.</translation>
    </message>
    <message>
        <source>A snapshot alone does not tell what was approved.</source>
        <translation>Ein Stand der Einstellungen allein sagt nicht, was genehmigt war.</translation>
    </message>
    <message>
        <source>The node&apos;s settings do not hold this: read them again.</source>
        <translation>Die gelesenen Einstellungen des Knotens enthalten das nicht: Lesen Sie sie neu.</translation>
    </message>
    <message>
        <source>%1 (“postfix check” needs root and is not asked)</source>
        <translation>%1 („postfix check“ braucht root und wird nicht gefragt)</translation>
    </message>
    <message>
        <source>The folders of the queue were not found.</source>
        <translation>Die Ordner der Warteschlange wurden nicht gefunden.</translation>
    </message>
    <message>
        <source>sshd&apos;s settings could not be followed (%1): as root, “sshd -T” tells them.</source>
        <translation>Die Einstellungen von sshd waren nicht nachzuvollziehen (%1): Als root nennt „sshd -T“ sie.</translation>
    </message>
    <message>
        <source>As root, “sshd -T” tells them.</source>
        <translation>Als root nennt „sshd -T“ sie.</translation>
    </message>
    <message>
        <source>Only root may read the authorized keys of all accounts: compare them with the list of those who may log in.</source>
        <translation>Nur root darf die zugelassenen Schlüssel aller Konten lesen: Vergleichen Sie sie mit der Liste derer, die sich anmelden dürfen.</translation>
    </message>
    <message>
        <source>Only the owner of the node knows whether that way asks for a second factor.</source>
        <translation>Nur der Eigentümer des Knotens weiß, ob auf diesem Weg nach einem zweiten Faktor gefragt wird.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a host with its port</source>
        <translation>„%1“ ist kein Host mit seinem Port</translation>
    </message>
    <message>
        <source>Write mx1.example.org:25, 192.0.2.1:587 or [2001:db8::1]:465.</source>
        <translation>Schreiben Sie mx1.example.org:25, 192.0.2.1:587 oder [2001:db8::1]:465.</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Nicht angesehen</translation>
    </message>
    <message>
        <source>no log was read</source>
        <translation>es wurde kein Protokoll gelesen</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, %2 bis %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) more</source>
        <translation>
            <numerusform>%Ln weiterer Zeitraum</numerusform>
            <numerusform>%Ln weitere Zeiträume</numerusform>
        </translation>
    </message>
    <message>
        <source>It is too large to be kept</source>
        <translation>Es ist zu groß, um aufgehoben zu werden</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a domain</source>
        <translation>„%1“ ist keine Domain</translation>
    </message>
    <message>
        <source>Write the part behind the @ of your addresses: example.org.</source>
        <translation>Schreiben Sie den Teil hinter dem @ Ihrer Adressen: example.org.</translation>
    </message>
    <message>
        <source>Asking the DNS about %1</source>
        <translation>Das DNS wird nach %1 gefragt</translation>
    </message>
    <message>
        <source>The measurement was called off</source>
        <translation>Die Messung wurde abgebrochen</translation>
    </message>
    <message>
        <source>Looking at the mail servers of %1</source>
        <translation>Die Mailserver von %1 werden betrachtet</translation>
    </message>
    <message>
        <source>%1 is not the name or address of a host</source>
        <translation>%1 ist weder Name noch Adresse eines Rechners</translation>
    </message>
    <message>
        <source>%1 is not a protocol: smtp, submission or smtps</source>
        <translation>%1 ist kein Protokoll: smtp, submission oder smtps</translation>
    </message>
    <message>
        <source>There is no store with nodes</source>
        <translation>Es gibt keinen Datenspeicher mit Knoten</translation>
    </message>
    <message>
        <source>Reading what %1 said of its settings</source>
        <translation>Es wird gelesen, was %1 über seine Einstellungen gesagt hat</translation>
    </message>
    <message>
        <source>Reading what the log of %1 shows</source>
        <translation>Es wird gelesen, was das Protokoll von %1 zeigt</translation>
    </message>
    <message>
        <source>The file of authorities cannot be read</source>
        <translation>Die Datei der Zertifizierungsstellen kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The file of authorities is too large</source>
        <translation>Die Datei der Zertifizierungsstellen ist zu groß</translation>
    </message>
    <message>
        <source>The rows of this log are not kept any more</source>
        <translation>Die Zeilen dieses Protokolls werden nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>The rows of this log are kept from %1 on</source>
        <translation>Die Zeilen dieses Protokolls werden erst ab %1 aufbewahrt</translation>
    </message>
    <message>
        <source>kept rows of the log of %1, %2 to %3</source>
        <translation>aufbewahrte Zeilen des Protokolls von %1, %2 bis %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s) of logins at risk are older than a day; whether somebody looked at them is not kept</source>
        <translation>
            <numerusform>%Ln Warnung vor gefährdeten Anmeldungen ist älter als ein Tag; ob jemand sie angesehen hat, wird nicht aufbewahrt</numerusform>
            <numerusform>%Ln Warnungen vor gefährdeten Anmeldungen sind älter als ein Tag; ob jemand sie angesehen hat, wird nicht aufbewahrt</numerusform>
        </translation>
    </message>
    <message>
        <source>warnings by the rules of docs/login-rules.md, %1 to %2</source>
        <translation>Warnungen nach den Regeln in docs/login-rules.md, %1 bis %2</translation>
    </message>
    <message>
        <source>This log tells of no TLS at all, and that smtpd_tls_loglevel is 1 or more is not known: whether logins came in clear cannot be told</source>
        <translation>Dieses Protokoll nennt überhaupt kein TLS, und dass smtpd_tls_loglevel mindestens 1 ist, ist nicht bekannt: Ob Anmeldungen im Klartext kamen, lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>%1 of %2 good logins of other hosts without TLS</source>
        <translation>%1 von %2 erfolgreichen Anmeldungen anderer Rechner ohne TLS</translation>
    </message>
    <message>
        <source>Nothing was delivered to another host in these 7 days</source>
        <translation>In diesen 7 Tagen wurde nichts an einen anderen Rechner zugestellt</translation>
    </message>
    <message>
        <source>This log tells of no TLS at all, and that smtp_tls_loglevel is 1 or more is not known: what went out over TLS cannot be told</source>
        <translation>Dieses Protokoll nennt überhaupt kein TLS, und dass smtp_tls_loglevel mindestens 1 ist, ist nicht bekannt: Was über TLS hinausging, lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>%1 of %2 recipients delivered to other hosts, over TLS</source>
        <translation>%1 von %2 an andere Rechner zugestellten Empfängern über TLS</translation>
    </message>
    <message>
        <source>Which destinations must be reached over TLS, nothing that was read tells</source>
        <translation>Welche Ziele über TLS erreicht werden müssen, sagt nichts von dem, was gelesen wurde</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of other hosts went on to domains that no login ever sent from; whether the node trusts those hosts, or takes mail for these domains, its settings do not tell</source>
        <translation>
            <numerusform>%Ln Nachricht anderer Rechner ging weiter an Domains, aus denen nie eine Anmeldung sendete; ob der Knoten diesen Rechnern vertraut oder Mail für diese Domains annimmt, sagen seine Einstellungen nicht</numerusform>
            <numerusform>%Ln Nachrichten anderer Rechner gingen weiter an Domains, aus denen nie eine Anmeldung sendete; ob der Knoten diesen Rechnern vertraut oder Mail für diese Domains annimmt, sagen seine Einstellungen nicht</numerusform>
        </translation>
    </message>
    <message>
        <source>No mail of other hosts came to an end in these 7 days</source>
        <translation>In diesen 7 Tagen wurde keine Mail anderer Rechner abgeschlossen</translation>
    </message>
    <message>
        <source>The log&apos;s account of who handed mail in by command is not kept, and the sender&apos;s name alone does not tell a web server&apos;s mail</source>
        <translation>Wer Mail per Befehl eingeliefert hat, wird nicht aufbewahrt, und der Name des Absenders allein verrät die Mail eines Webservers nicht</translation>
    </message>
    <message>
        <source>%1 messages on the busiest day from www-data, apache, httpd, nginx, www, wwwrun or nobody, of %2 that were handed in by command</source>
        <translation>%1 Nachrichten am stärksten Tag von www-data, apache, httpd, nginx, www, wwwrun oder nobody, von %2 per Befehl eingelieferten</translation>
    </message>
    <message>
        <source>client address</source>
        <translation>Adresse des Einlieferers</translation>
    </message>
    <message>
        <source>sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>TLS of mail that comes in</source>
        <translation>TLS eingehender Mail</translation>
    </message>
    <message>
        <source>TLS of mail that goes out</source>
        <translation>TLS ausgehender Mail</translation>
    </message>
    <message>
        <source>No mail in these 7 days</source>
        <translation>Keine Mail in diesen 7 Tagen</translation>
    </message>
    <message>
        <source>%1 messages by SMTP, %2 recipients delivered to other hosts</source>
        <translation>%1 Nachrichten per SMTP, %2 an andere Rechner zugestellte Empfänger</translation>
    </message>
    <message>
        <source>No snapshot of %1 was taken yet, and nothing else is known of it</source>
        <translation>Von %1 gibt es noch keinen Stand, und auch sonst ist nichts bekannt</translation>
    </message>
    <message>
        <source>the snapshot has no section %1</source>
        <translation>der Stand hat keinen Abschnitt %1</translation>
    </message>
    <message>
        <source>the settings of %1 could not be read: %2</source>
        <translation>die Einstellungen von %1 konnten nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>the snapshot has no settings of Postfix</source>
        <translation>der Stand hat keine Einstellungen von Postfix</translation>
    </message>
    <message>
        <source>it refers to itself, or is nested too deep</source>
        <translation>es verweist auf sich selbst oder ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is longer than 256 KiB</source>
        <translation>es ist länger als 256 KiB</translation>
    </message>
    <message>
        <source>a $ without a name</source>
        <translation>ein $ ohne Namen</translation>
    </message>
    <message>
        <source>a bracket is not closed</source>
        <translation>eine Klammer ist nicht geschlossen</translation>
    </message>
    <message>
        <source>? or : is missing in &quot;%1&quot;</source>
        <translation>in „%1“ fehlt ? oder :</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no comparison</source>
        <translation>„%1“ ist kein Vergleich</translation>
    </message>
    <message>
        <source>%1 was not asked again</source>
        <translation>nach %1 wurde nicht noch einmal gefragt</translation>
    </message>
    <message>
        <source>%1 is not set, and the node was not asked what it comes to</source>
        <translation>%1 ist nicht gesetzt, und der Knoten wurde nicht gefragt, was daraus wird</translation>
    </message>
    <message>
        <source>what stands in %1 was not read</source>
        <translation>was in %1 steht, wurde nicht gelesen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no network</source>
        <translation>„%1“ ist kein Netz</translation>
    </message>
    <message>
        <source>Mail of strangers is taken at %1 (%2)</source>
        <translation>Post von Fremden wird an %1 angenommen (%2)</translation>
    </message>
    <message>
        <source>People log in to send at %1</source>
        <translation>Zum Senden meldet man sich an %1 an</translation>
    </message>
    <message>
        <source>It sends to the world by itself (no relayhost) and takes nothing from strangers</source>
        <translation>Er sendet selbst in die Welt (kein relayhost) und nimmt nichts von Fremden an</translation>
    </message>
    <message>
        <source>What people send here goes to the world by itself (no relayhost)</source>
        <translation>Was hier gesendet wird, geht von selbst in die Welt (kein relayhost)</translation>
    </message>
    <message>
        <source>All that it sends goes to %1</source>
        <translation>Alles, was er sendet, geht an %1</translation>
    </message>
    <message>
        <source>It passes mail on within its own networks alone (default_transport %1)</source>
        <translation>Er reicht Post nur innerhalb der eigenen Netze weiter (default_transport %1)</translation>
    </message>
    <message numerus="yes">
        <source>its log has %Ln message(s) from strangers in 28 days</source>
        <translation>
            <numerusform>in seinem Protokoll steht in 28 Tagen %Ln Nachricht von Fremden</numerusform>
            <numerusform>in seinem Protokoll stehen in 28 Tagen %Ln Nachrichten von Fremden</numerusform>
        </translation>
    </message>
    <message>
        <source>its log has none in 28 days</source>
        <translation>in seinem Protokoll steht in 28 Tagen keine</translation>
    </message>
    <message numerus="yes">
        <source>its log has %Ln message(s) of people who logged in, in 28 days</source>
        <translation>
            <numerusform>in seinem Protokoll steht in 28 Tagen %Ln Nachricht von Angemeldeten</numerusform>
            <numerusform>in seinem Protokoll stehen in 28 Tagen %Ln Nachrichten von Angemeldeten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its log has %Ln message(s) to others in 28 days</source>
        <translation>
            <numerusform>in seinem Protokoll steht in 28 Tagen %Ln Nachricht an andere</numerusform>
            <numerusform>in seinem Protokoll stehen in 28 Tagen %Ln Nachrichten an andere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its log has %Ln message(s) of its own networks in 28 days, and none to others</source>
        <translation>
            <numerusform>in seinem Protokoll steht in 28 Tagen %Ln Nachricht aus den eigenen Netzen und keine an andere</numerusform>
            <numerusform>in seinem Protokoll stehen in 28 Tagen %Ln Nachrichten aus den eigenen Netzen und keine an andere</numerusform>
        </translation>
    </message>
    <message>
        <source>This account may not see it. As root, look at owner and mode there.</source>
        <translation>Dieses Konto darf es nicht sehen. Sehen Sie als root dort Eigentümer und Rechte an.</translation>
    </message>
    <message>
        <source>It could not be looked at: %1</source>
        <translation>Es war nicht anzusehen: %1</translation>
    </message>
    <message>
        <source>More files than are looked at.</source>
        <translation>Mehr Dateien, als angesehen werden.</translation>
    </message>
    <message>
        <source>Its folder was not looked at.</source>
        <translation>Der Ordner wurde nicht angesehen.</translation>
    </message>
    <message>
        <source>The node did not tell: %1</source>
        <translation>Der Knoten gab keine Auskunft: %1</translation>
    </message>
    <message>
        <source>%1 cannot be resolved: %2</source>
        <translation>%1 lässt sich nicht auflösen: %2</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, which is no number</source>
        <translation>%1 ist „%2“, das ist keine Zahl</translation>
    </message>
    <message>
        <source>which port &quot;%1&quot; is, the host alone knows</source>
        <translation>welcher Port „%1“ ist, weiß nur der Host</translation>
    </message>
    <message>
        <source>inet_interfaces has names, and no listener of that port was seen</source>
        <translation>inet_interfaces enthält Namen, und an diesem Port wurde kein Lauscher gesehen</translation>
    </message>
    <message>
        <source>it was not looked at</source>
        <translation>es wurde nicht angesehen</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>%1 and %2 have it otherwise: %3, %4</source>
        <translation>%1 und %2 haben es verschieden: %3, %4</translation>
    </message>
    <message>
        <source>No TLS reports about this domain of the last 28 days were read</source>
        <translation>Über diese Domain wurden keine TLS-Berichte der letzten 28 Tage gelesen</translation>
    </message>
    <message>
        <source>TLS reports in the store, by their policy&apos;s domain</source>
        <translation>TLS-Berichte im Datenspeicher, nach der Domain ihrer Richtlinie</translation>
    </message>
    <message>
        <source>The server itself was not looked at</source>
        <translation>Der Server selbst wurde nicht betrachtet</translation>
    </message>
    <message>
        <source>No record says that there is a policy, so nobody looks for one</source>
        <translation>Kein Eintrag sagt, dass es eine Richtlinie gibt, also sucht niemand danach</translation>
    </message>
    <message>
        <source>recipients delivered there, by day of the store&apos;s home zone; from the kept rows of logs</source>
        <translation>dort zugestellte Empfänger, nach Tagen der Heimatzeitzone des Datenspeichers; aus den aufbewahrten Zeilen der Protokolle</translation>
    </message>
    <message>
        <source>The resolver does not tell when the signatures expire</source>
        <translation>Der Resolver sagt nicht, wann die Signaturen ablaufen</translation>
    </message>
    <message>
        <source>Nobody has said that %1 is a vendor of yours</source>
        <translation>Niemand hat gesagt, dass %1 ein Dienstleister von Ihnen ist</translation>
    </message>
    <message>
        <source>Which EHLO name this address uses is not known</source>
        <translation>Welchen EHLO-Namen diese Adresse benutzt, ist nicht bekannt</translation>
    </message>
    <message>
        <source>No address that sends for the domain is known: neither logs nor reports have told of one</source>
        <translation>Keine Adresse, die für die Domain sendet, ist bekannt: weder Protokolle noch Berichte haben von einer erzählt</translation>
    </message>
    <message>
        <source>None of the usual selectors has a key. Look for s= in the DKIM-Signature of a mail that you sent, and name it (--selector)</source>
        <translation>Keiner der üblichen Selektoren hat einen Schlüssel. Suchen Sie s= in der DKIM-Signature einer Mail, die Sie gesendet haben, und nennen Sie ihn (--selector)</translation>
    </message>
    <message>
        <source>Signatures were not validated: no trust anchor is named (--trust-anchor, or in Settings)</source>
        <translation>Signaturen wurden nicht geprüft: kein Vertrauensanker ist genannt (--trust-anchor, oder in den Einstellungen)</translation>
    </message>
    <message>
        <source>This version does not ask registries (RDAP)</source>
        <translation>Diese Version fragt keine Registrierungsstellen (RDAP)</translation>
    </message>
    <message>
        <source>This version does not look at routes (RPKI)</source>
        <translation>Diese Version betrachtet keine Routen (RPKI)</translation>
    </message>
    <message>
        <source>There is no domain %1: look how it is written</source>
        <translation>Es gibt keine Domain %1: sehen Sie nach, wie sie geschrieben wird</translation>
    </message>
    <message>
        <source>This version does not look at logo and certificate</source>
        <translation>Diese Version betrachtet Logo und Zertifikat nicht</translation>
    </message>
    <message>
        <source>On it, “dig dnssec-failed.org” must say SERVFAIL.</source>
        <translation>Auf ihm muss „dig dnssec-failed.org“ SERVFAIL sagen.</translation>
    </message>
    <message>
        <source>systemd-resolved is not set to DNSSEC=yes, so all hangs on the resolver that it asks.</source>
        <translation>systemd-resolved ist nicht auf DNSSEC=yes gestellt, also hängt alles an dem Resolver, den es fragt.</translation>
    </message>
    <message>
        <source>The program that answers at the addresses of resolv.conf is none whose settings were read.</source>
        <translation>Das Programm, das unter den Adressen von resolv.conf antwortet, ist keines, dessen Einstellungen gelesen wurden.</translation>
    </message>
    <message>
        <source>Unbound does not listen at all addresses of resolv.conf, by its settings.</source>
        <translation>Unbound lauscht nach seinen Einstellungen nicht an allen Adressen von resolv.conf.</translation>
    </message>
    <message>
        <source>Of Unbound&apos;s settings %1 was not read.</source>
        <translation>Von den Einstellungen von Unbound wurde %1 nicht gelesen.</translation>
    </message>
    <message>
        <source>How much mail goes out is not known: no report about this domain was read yet</source>
        <translation>Wie viel Post hinausgeht, ist nicht bekannt: Noch wurde kein Bericht über diese Domain gelesen</translation>
    </message>
    <message>
        <source>Looking at the ports of %1</source>
        <translation>Die Ports von %1 werden angesehen</translation>
    </message>
    <message>
        <source>%1 has no address that this computer has a way to (%2)</source>
        <translation>%1 hat keine Adresse, zu der dieser Rechner einen Weg hat (%2)</translation>
    </message>
    <message>
        <source>Where the world reaches it is not known: write it among the node&apos;s addresses for mail</source>
        <translation>Wo die Welt ihn erreicht, ist nicht bekannt: Schreiben Sie es zu den Mail-Adressen des Knotens</translation>
    </message>
    <message>
        <source>It was not looked at in time</source>
        <translation>Er wurde nicht rechtzeitig angesehen</translation>
    </message>
    <message>
        <source>It was taken, but the node&apos;s mynetworks trusts %1, from where we asked: what a stranger is told cannot be seen from here</source>
        <translation>Es wurde angenommen, aber mynetworks des Knotens vertraut %1, von wo aus gefragt wurde: Was ein Fremder gesagt bekommt, ist von hier aus nicht zu sehen</translation>
    </message>
    <message>
        <source>It was taken, but whether the node&apos;s mynetworks trusts the address from where we asked is not known</source>
        <translation>Es wurde angenommen, aber ob mynetworks des Knotens der Adresse vertraut, von der aus gefragt wurde, ist nicht bekannt</translation>
    </message>
    <message>
        <source>The certificate does not name %1, and under which name clients know the node nobody said: write it among the node&apos;s addresses for mail</source>
        <translation>Das Zertifikat nennt %1 nicht, und unter welchem Namen Clients den Knoten kennen, hat niemand gesagt: Schreiben Sie ihn zu den Mail-Adressen des Knotens</translation>
    </message>
    <message>
        <source>The node says that port %1 takes connections, but from here it is refused: there may be a firewall between, or the address is not the one that the world reaches</source>
        <translation>Der Knoten sagt, dass Port %1 Verbindungen annimmt, aber von hier aus wird er abgelehnt (refused): Eine Firewall kann dazwischen sein, oder die Adresse ist nicht die, welche die Welt erreicht</translation>
    </message>
    <message>
        <source>At the address of %1 a server answers that names itself %2: it is not this node</source>
        <translation>Unter der Adresse von %1 antwortet ein Server, der sich %2 nennt: Es ist nicht dieser Knoten</translation>
    </message>
    <message>
        <source>port %1: %2</source>
        <translation>Port %1: %2</translation>
    </message>
    <message>
        <source>The owner has chosen no lists to ask</source>
        <translation>Der Besitzer hat keine Listen zum Abfragen gewählt</translation>
    </message>
    <message>
        <source>a blank stands before v=, and receivers that follow the letter see no record</source>
        <translation>vor v= steht ein Leerzeichen, und Empfänger, die es genau nehmen, sehen keinen Eintrag</translation>
    </message>
    <message>
        <source>the tag %1 stands twice, and receivers differ which one counts (RFC 6376, 3.2)</source>
        <translation>das Feld %1 steht doppelt da, und Empfänger werten verschieden, welches zählt (RFC 6376, 3.2)</translation>
    </message>
    <message>
        <source>%1 (agreed)</source>
        <extracomment>of a change of a setting</extracomment>
        <translation>%1 (vereinbart)</translation>
    </message>
    <message>
        <source>The chosen resolver gives no address of %1</source>
        <translation>Der gewählte Resolver nennt keine Adresse von %1</translation>
    </message>
    <message>
        <source>The registry knows no such domain</source>
        <translation>Die Registry kennt keine solche Domain</translation>
    </message>
    <message>
        <source>The registry answered with HTTP status %1</source>
        <translation>Die Registry antwortete mit dem HTTP-Status %1</translation>
    </message>
    <message>
        <source>The registry sends from one place to the next</source>
        <translation>Die Registry schickt von einem Ort zum nächsten</translation>
    </message>
    <message>
        <source>The list of registries cannot be read</source>
        <translation>Die Liste der Registrys ist nicht zu lesen</translation>
    </message>
    <message>
        <source>Its registry is a third party and is asked only where you say so: “check domain %1 --rdap”</source>
        <translation>Ihre Registry ist ein Dritter und wird nur gefragt, wo Sie es sagen: „check domain %1 --rdap“</translation>
    </message>
    <message>
        <source>The list of registries (RFC 9224) cannot be read</source>
        <translation>Die Liste der Registrys (RFC 9224) ist nicht zu lesen</translation>
    </message>
    <message>
        <source>The list names no registry of %1 that answers by RDAP</source>
        <translation>Für %1 steht in der Liste keine Registry, die per RDAP antwortet</translation>
    </message>
    <message>
        <source>What the registry answered is not about %1</source>
        <translation>Was die Registry antwortete, handelt nicht von %1</translation>
    </message>
    <message>
        <source>The registry does not say it</source>
        <translation>Die Registry sagt es nicht</translation>
    </message>
    <message>
        <source>It is signed, but no trust anchor that was named leads to it (--trust-anchor, or in Settings)</source>
        <translation>Sie ist signiert, aber kein genannter Vertrauensanker führt zu ihr (--trust-anchor, oder in den Einstellungen)</translation>
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
    <message>
        <source>Left and right move in time, Shift extends a selection, up and down choose a series, Enter opens the rows, C goes to the next change of a setting, O opens it, T shows a table.</source>
        <translation>Links und rechts gehen durch die Zeit, Umschalt erweitert eine Auswahl, auf und ab wählen eine Reihe, Eingabe öffnet die Zeilen, C geht zur nächsten geänderten Einstellung, O öffnet sie, T zeigt eine Tabelle.</translation>
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
    <name>bw::core</name>
    <message>
        <source>There was not enough memory</source>
        <translation>Der Arbeitsspeicher reichte nicht aus</translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation>Interner Fehler</translation>
    </message>
    <message>
        <source>What was stored before is whole and stays; nothing half done was kept. This is a defect of Breakwater: please report this line.</source>
        <translation>Was vorher gespeichert war, ist ganz und bleibt; nichts Halbes wurde behalten. Das ist ein Fehler in Breakwater: Bitte melden Sie diese Zeile.</translation>
    </message>
    <message>
        <source>What was stored before is whole and stays; nothing half done was kept. Free some memory, or raise the limits on memory and threads (ulimit), and begin again: nothing is counted twice.</source>
        <translation>Was vorher gespeichert war, ist ganz und bleibt; nichts Halbes wurde behalten. Schaffen Sie freien Arbeitsspeicher, oder heben Sie die Grenzen für Arbeitsspeicher und Threads an (ulimit), und beginnen Sie noch einmal: Nichts wird doppelt gezählt.</translation>
    </message>
    <message>
        <source>a thread could not be started</source>
        <translation>ein Thread ließ sich nicht starten</translation>
    </message>
</context>
<context>
    <name>bw::coverage::CoveragePage</name>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Hours that need a look</source>
        <translation>Stunden, die einen Blick brauchen</translation>
    </message>
    <message>
        <source>Lines kept aside</source>
        <translation>Beiseitegelegte Zeilen</translation>
    </message>
    <message>
        <source>Filter nodes</source>
        <translation>Knoten filtern</translation>
    </message>
    <message>
        <source>Filter hours</source>
        <translation>Stunden filtern</translation>
    </message>
    <message>
        <source>Filter lines</source>
        <translation>Zeilen filtern</translation>
    </message>
    <message>
        <source>What was read of your fleet?</source>
        <translation>Was wurde von Ihrer Flotte gelesen?</translation>
    </message>
    <message>
        <source>Here you see for every node and hour whether it was heard, and which lines were not understood. Bring a log to begin.</source>
        <translation>Hier sehen Sie für jeden Knoten und jede Stunde, ob sie erfasst wurde und welche Zeilen nicht verstanden wurden. Bringen Sie zuerst ein Protokoll mit.</translation>
    </message>
    <message>
        <source>Nothing was read yet</source>
        <translation>Noch wurde nichts gelesen</translation>
    </message>
    <message>
        <source>Every hour was heard whole and understood.</source>
        <translation>Jede Stunde wurde ganz erfasst und verstanden.</translation>
    </message>
    <message>
        <source>No line was kept aside.</source>
        <translation>Keine Zeile wurde beiseitegelegt.</translation>
    </message>
    <message>
        <source>the newest %1 of %2</source>
        <translation>die neuesten %1 von %2</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Import a log…</source>
        <translation>Ein Protokoll importieren …</translation>
    </message>
    <message>
        <source>Import the old log…</source>
        <translation>Altes Protokoll importieren …</translation>
    </message>
    <message>
        <source>A line kept aside</source>
        <translation>Eine beiseitegelegte Zeile</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>%1, byte %2</source>
        <translation>%1, Byte %2</translation>
    </message>
    <message>
        <source>The line, without addresses</source>
        <translation>Die Zeile, ohne Adressen</translation>
    </message>
    <message>
        <source>Addresses were taken out before the line was kept. The line was counted, and nothing else was lost with it.</source>
        <translation>Adressen wurden entfernt, bevor die Zeile aufbewahrt wurde. Die Zeile wurde gezählt, und sonst ging mit ihr nichts verloren.</translation>
    </message>
    <message>
        <source>Nodes, as a table</source>
        <translation>Knoten, als Tabelle</translation>
    </message>
    <message>
        <source>Hours that need a look, as a table</source>
        <translation>Stunden, die einen Blick brauchen, als Tabelle</translation>
    </message>
    <message>
        <source>Lines kept aside, as a table</source>
        <translation>Beiseitegelegte Zeilen, als Tabelle</translation>
    </message>
    <message>
        <source>%1 of the time heard; %2 of %3 lines of mail programs understood</source>
        <translation>%1 der Zeit erfasst; %2 von %3 Zeilen der Mailprogramme verstanden</translation>
    </message>
    <message>
        <source>Not heard lately: %1.</source>
        <translation>Zuletzt nicht erfasst: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) not heard lately.</source>
        <translation>
            <numerusform>Ein Knoten wurde zuletzt nicht erfasst.</numerusform>
            <numerusform>%n Knoten wurden zuletzt nicht erfasst.</numerusform>
        </translation>
    </message>
    <message>
        <source>The log was rotated away before it was read.</source>
        <translation>Das Protokoll wurde wegrotiert, bevor es gelesen war.</translation>
    </message>
    <message>
        <source>The log was cut before it was read.</source>
        <translation>Das Protokoll wurde abgeschnitten, bevor es gelesen war.</translation>
    </message>
    <message>
        <source>The logging service left lines out.</source>
        <translation>Der Protokolldienst hat Zeilen ausgelassen.</translation>
    </message>
    <message>
        <source>%1, %2 is lost.</source>
        <translation>%1, %2 ist verloren.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is lost on %n nodes.</source>
        <translation>
            <numerusform>%1 fehlt auf einem Knoten.</numerusform>
            <numerusform>%1 fehlt auf %n Knoten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 It is drawn as a gap and left out of averages.</source>
        <translation>%1 Es wird als Lücke gezeichnet und zählt in Mittelwerten nicht mit.</translation>
    </message>
    <message>
        <source>%1 of the time heard; no line of a mail program</source>
        <translation>%1 der Zeit erfasst; keine Zeile eines Mailprogramms</translation>
    </message>
</context>
<context>
    <name>bw::crypto</name>
    <message>
        <source>This file holds no certificate in PEM</source>
        <translation>Diese Datei enthält kein Zertifikat in PEM</translation>
    </message>
    <message>
        <source>Such a file has lines that say BEGIN CERTIFICATE.</source>
        <translation>Eine solche Datei hat Zeilen mit BEGIN CERTIFICATE.</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>sie ist zu groß</translation>
    </message>
    <message>
        <source>one of its certificates cannot be read</source>
        <translation>eines ihrer Zertifikate ist nicht lesbar</translation>
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
        <translation>Das Passwort ist zu kurz</translation>
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
        <translation>Nur ein Schlüssel lässt sich mit einem Passwort verschließen</translation>
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
        <translation>das Passwort ist falsch, der Schlüssel gehört zu einem anderen Datenspeicher, oder die Datei wurde verändert</translation>
    </message>
    <message>
        <source>Try the passphrase again, and check that the file belongs to this store</source>
        <translation>Versuchen Sie das Passwort noch einmal und prüfen Sie, ob die Datei zu diesem Datenspeicher gehört</translation>
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
        <translation>Es wurde kein Passwort angegeben</translation>
    </message>
    <message>
        <source>Type it, or write it to standard input as one line.</source>
        <translation>Tippen Sie es ein, oder schreiben Sie es als eine Zeile in die Standardeingabe.</translation>
    </message>
    <message>
        <source>Passphrase for the exported key: </source>
        <translation>Passwort für den exportierten Schlüssel: </translation>
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
        <translation>Passwort des exportierten Schlüssels: </translation>
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
    <message>
        <source>%1 is not a stream rule</source>
        <translation>%1 ist keine Stromregel</translation>
    </message>
    <message>
        <source>Write NAME:sender=DOMAIN,login=LOGIN,network=CIDR,instance=NAME with at least one of them.</source>
        <translation>Schreiben Sie NAME:sender=DOMAIN,login=ANMELDENAME,network=CIDR,instance=NAME mit mindestens einem davon.</translation>
    </message>
    <message>
        <source>The rules could not be read</source>
        <translation>Die Regeln ließen sich nicht lesen</translation>
    </message>
    <message>
        <source>The rules are not JSON</source>
        <translation>Die Regeln sind kein JSON</translation>
    </message>
    <message>
        <source>See what streams list prints: the same form is read.</source>
        <translation>Sehen Sie, was streams list ausgibt: dieselbe Form wird gelesen.</translation>
    </message>
    <message>
        <source>No message that is kept matches. Rows are kept for 30 days after storing.</source>
        <translation>Keine aufbewahrte Nachricht passt. Zeilen werden nach dem Speichern 30 Tage aufbewahrt.</translation>
    </message>
    <message>
        <source>Possible: %1.</source>
        <extracomment>A list of words such as hour, day</extracomment>
        <translation>Möglich: %1.</translation>
    </message>
    <message>
        <source>There is no outcome named &quot;%1&quot;</source>
        <translation>Es gibt keinen Ausgang namens „%1“</translation>
    </message>
    <message>
        <source>--by names an empty key</source>
        <translation>--by nennt einen leeren Schlüssel</translation>
    </message>
    <message>
        <source>There is no key named &quot;%1&quot;</source>
        <translation>Es gibt keinen Schlüssel namens „%1“</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>Write what is looked for behind it, or leave it out.</source>
        <translation>Schreiben Sie dahinter, was gesucht wird, oder lassen Sie es weg.</translation>
    </message>
    <message>
        <source>Nothing was heard in this range. The newest data is of %1: try --from %2.</source>
        <translation>In diesem Zeitraum wurde nichts erfasst. Die neuesten Daten sind von %1: Versuchen Sie --from %2.</translation>
    </message>
    <message>
        <source>Nothing was heard in this range. The oldest data is of %1: try --from %2.</source>
        <translation>In diesem Zeitraum wurde nichts erfasst. Die ältesten Daten sind von %1: Versuchen Sie --from %2.</translation>
    </message>
    <message>
        <source>The pipe could not be opened</source>
        <translation>Die Pipe konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>One pipe can be read at a time</source>
        <translation>Es kann immer nur eine Pipe gelesen werden</translation>
    </message>
    <message>
        <source>Import them one after the other.</source>
        <translation>Importieren Sie sie nacheinander.</translation>
    </message>
    <message>
        <source>trace needs something to look for</source>
        <translation>trace braucht etwas, wonach es suchen soll</translation>
    </message>
    <message>
        <source>Possible: --message, --queue-id, --recipient, --sender, --login, --client; or a choice such as --from -1h --outcome bounced.</source>
        <translation>Möglich: --message, --queue-id, --recipient, --sender, --login, --client; oder eine Auswahl wie --from -1h --outcome bounced.</translation>
    </message>
    <message>
        <source>--by names %1 twice</source>
        <translation>--by nennt %1 zweimal</translation>
    </message>
    <message>
        <source>Name each key once.</source>
        <translation>Nennen Sie jeden Schlüssel einmal.</translation>
    </message>
    <message>
        <source>The address is empty</source>
        <translation>Die Adresse ist leer</translation>
    </message>
    <message>
        <source>Give the whole address, such as ann@example.org.</source>
        <translation>Geben Sie die ganze Adresse an, etwa ann@example.org.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be read and are not in the copy.</source>
        <translation>
            <numerusform>%Ln Nachricht war nicht lesbar und ist nicht in der Kopie.</numerusform>
            <numerusform>%Ln Nachrichten waren nicht lesbar und sind nicht in der Kopie.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is no interval</source>
        <translation>%1 ist kein Abstand</translation>
    </message>
    <message>
        <source>Write 60s, 5m or 1h.</source>
        <translation>Schreiben Sie 60s, 5m oder 1h.</translation>
    </message>
    <message>
        <source>No node can be reached</source>
        <translation>Es ist kein Knoten zu erreichen</translation>
    </message>
    <message>
        <source>the store names none with a route</source>
        <translation>der Datenspeicher nennt keinen mit einem Zugangsweg</translation>
    </message>
    <message>
        <source>Add one with fleet add.</source>
        <translation>Fügen Sie mit fleet add einen hinzu.</translation>
    </message>
    <message>
        <source>There is no route named %1</source>
        <translation>Es gibt keinen Zugangsweg namens %1</translation>
    </message>
    <message>
        <source>Choose ssh, sftp, journald, local or local-journal.</source>
        <translation>Wählen Sie ssh, sftp, journald, local oder local-journal.</translation>
    </message>
    <message>
        <source>well</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>There is a node named %1 already</source>
        <translation>Es gibt schon einen Knoten namens %1</translation>
    </message>
    <message>
        <source>Choose another name, or remove it first with fleet remove.</source>
        <translation>Wählen Sie einen anderen Namen, oder entfernen Sie ihn zuerst mit fleet remove.</translation>
    </message>
    <message>
        <source>There is no node named %1</source>
        <translation>Es gibt keinen Knoten namens %1</translation>
    </message>
    <message>
        <source>See fleet list.</source>
        <translation>Siehe fleet list.</translation>
    </message>
    <message>
        <source>A time needs the node&apos;s name</source>
        <translation>Ein Zeitpunkt braucht den Namen des Knotens</translation>
    </message>
    <message>
        <source>Add --node NAME, or name snapshots by their ids.</source>
        <translation>Ergänzen Sie --node NAME, oder nennen Sie die Kennungen der Stände.</translation>
    </message>
    <message>
        <source>The store&apos;s home zone was changed</source>
        <translation>Die Heimatzone des Datenspeichers wurde geändert</translation>
    </message>
    <message>
        <source>Start again: as a service this is done by its manager.</source>
        <translation>Starten Sie neu: als Dienst besorgt das seine Verwaltung.</translation>
    </message>
    <message>
        <source>The script could not be written</source>
        <translation>Das Skript konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The public key could not be read</source>
        <translation>Der öffentliche Schlüssel konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Name it with --public-key.</source>
        <translation>Nennen Sie ihn mit --public-key.</translation>
    </message>
    <message>
        <source>On %1, as root:</source>
        <translation>Auf %1, als root:</translation>
    </message>
    <message>
        <source>The script is what “breakwaterctl fleet script” prints. This line goes into ~%1/.ssh/authorized_keys:</source>
        <translation>Das Skript ist, was „breakwaterctl fleet script“ ausgibt. Diese Zeile gehört nach ~%1/.ssh/authorized_keys:</translation>
    </message>
    <message>
        <source>Passphrase of %1: </source>
        <translation>Passphrase von %1: </translation>
    </message>
    <message>
        <source>%1 names no account</source>
        <translation>%1 nennt kein Konto</translation>
    </message>
    <message>
        <source>Add it with --user.</source>
        <translation>Fügen Sie es mit --user hinzu.</translation>
    </message>
    <message>
        <source>Password of %1 at %2: </source>
        <translation>Passwort von %1 auf %2: </translation>
    </message>
    <message>
        <source>This passphrase does not open the key</source>
        <translation>Diese Passphrase öffnet den Schlüssel nicht</translation>
    </message>
    <message>
        <source>The list of nodes could not be read</source>
        <translation>Die Liste der Knoten konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>line %1: %2: %3</source>
        <translation>Zeile %1: %2: %3</translation>
    </message>
    <message>
        <source>%1 are no quiet hours</source>
        <translation>%1 ist keine Ruhezeit</translation>
    </message>
    <message>
        <source>Write 22:00-07:00, or none.</source>
        <translation>Schreiben Sie 22:00-07:00 oder none.</translation>
    </message>
    <message>
        <source>The file of the authority cannot be read</source>
        <translation>Die Datei der Zertifizierungsstelle ist nicht lesbar</translation>
    </message>
    <message>
        <source>Name a file with certificates in PEM.</source>
        <translation>Nennen Sie eine Datei mit Zertifikaten in PEM.</translation>
    </message>
    <message>
        <source>No server and user are named yet</source>
        <translation>Server und Benutzer sind noch nicht genannt</translation>
    </message>
    <message>
        <source>Name them with notices set --server and --user.</source>
        <translation>Nennen Sie sie mit notices set --server und --user.</translation>
    </message>
    <message>
        <source>Reading now.</source>
        <translation>Jetzt wird gelesen.</translation>
    </message>
    <message>
        <source>Another program reads this store: %1, process %2. Waiting until it ends.</source>
        <translation>Ein anderes Programm liest für diesen Datenspeicher: %1, Prozess %2. Es wird gewartet, bis es endet.</translation>
    </message>
    <message>
        <source>its log is longer than what was read by now: the next round goes on</source>
        <translation>sein Protokoll ist länger, als bisher gelesen wurde: Die nächste Runde liest weiter</translation>
    </message>
    <message>
        <source>The person is erased, but older copies may remain in unused parts of the file: %1. Run &quot;store compact&quot;.</source>
        <translation>Die Person ist gelöscht, aber ältere Kopien können in unbenutzten Teilen der Datei stehen: %1. Führen Sie „store compact“ aus.</translation>
    </message>
    <message>
        <source>There is no snapshot of %1 yet</source>
        <translation>Von %1 gibt es noch keinen Stand</translation>
    </message>
    <message>
        <source>It comes with the first read: collect.</source>
        <translation>Sie kommt mit dem ersten Lesen: collect.</translation>
    </message>
    <message>
        <source>The first snapshot of %1 is of %2, later than the time that was asked</source>
        <translation>Der erste Stand von %1 ist vom %2, später als die gefragte Zeit</translation>
    </message>
    <message>
        <source>Ask from then on: snapshots diff --node %1 %2 now.</source>
        <translation>Fragen Sie von da an: snapshots diff --node %1 %2 now.</translation>
    </message>
    <message>
        <source>Hours without a line are listed from %1 to %2, all others as gaps of their node.</source>
        <translation>Stunden ohne eine Zeile sind von %1 bis %2 aufgeführt, alle anderen als Lücken ihres Knotens.</translation>
    </message>
    <message numerus="yes">
        <source>none of the %Ln line(s) was understood: is this a log of %1? See coverage for the lines that were kept aside.</source>
        <translation>
            <numerusform>die eine Zeile wurde nicht verstanden: Ist das ein Protokoll von %1? Die beiseitegelegten Zeilen zeigt coverage.</numerusform>
            <numerusform>keine der %Ln Zeilen wurde verstanden: Ist das ein Protokoll von %1? Die beiseitegelegten Zeilen zeigt coverage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>this node is already heard for the hours of %Ln line(s), through another kind of log. Nothing of them was written; --anyway imports them all the same.</source>
        <translation>
            <numerusform>dieser Knoten ist für die Stunde von %Ln Zeile schon erfasst, aus einer anderen Art von Protokoll. Davon wurde nichts geschrieben; --anyway importiert sie trotzdem.</numerusform>
            <numerusform>dieser Knoten ist für die Stunden von %Ln Zeilen schon erfasst, aus einer anderen Art von Protokoll. Davon wurde nichts geschrieben; --anyway importiert sie trotzdem.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is forgotten: %Ln row(s)</source>
        <translation>
            <numerusform>%1 ist vergessen: %Ln Zeile</numerusform>
            <numerusform>%1 ist vergessen: %Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 shows no host key: it is not reached by SSH</source>
        <translation>%1 zeigt keinen Host-Schlüssel: Er wird nicht über SSH erreicht</translation>
    </message>
    <message>
        <source>Test it without --accept-host-key.</source>
        <translation>Prüfen Sie ihn ohne --accept-host-key.</translation>
    </message>
    <message>
        <source>The first snapshot of %1 is of %2, later than the time that was asked: compared from then on</source>
        <translation>Der erste Stand von %1 ist vom %2, später als die gefragte Zeit: verglichen wird von da an</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>nicht verstanden</translation>
    </message>
    <message>
        <source>not log text</source>
        <translation>kein Protokolltext</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>zu lang</translation>
    </message>
    <message>
        <source>internal error, please report it</source>
        <translation>interner Fehler, bitte melden</translation>
    </message>
    <message>
        <source>other domains (names no longer kept)</source>
        <translation>andere Domains (Namen nicht mehr aufbewahrt)</translation>
    </message>
    <message>
        <source>other domains (no names kept)</source>
        <translation>andere Domains (keine Namen aufbewahrt)</translation>
    </message>
    <message>
        <source>other senders (names no longer kept)</source>
        <translation>andere Absender (Namen nicht mehr aufbewahrt)</translation>
    </message>
    <message>
        <source>no sender kept (refused at the door)</source>
        <translation>kein Absender aufbewahrt (vor der Annahme abgelehnt)</translation>
    </message>
    <message>
        <source>other logins (names no longer kept)</source>
        <translation>andere Anmeldenamen (Namen nicht mehr aufbewahrt)</translation>
    </message>
    <message>
        <source>no login (refused at the door)</source>
        <translation>keine Anmeldung (vor der Annahme abgelehnt)</translation>
    </message>
    <message>
        <source>other networks (no longer kept)</source>
        <translation>andere Netze (nicht mehr aufbewahrt)</translation>
    </message>
    <message>
        <source>no network kept (refused at the door)</source>
        <translation>kein Netz aufbewahrt (vor der Annahme abgelehnt)</translation>
    </message>
    <message>
        <source>other instances (no longer kept)</source>
        <translation>andere Instanzen (nicht mehr aufbewahrt)</translation>
    </message>
    <message>
        <source>no instance kept (refused at the door)</source>
        <translation>keine Instanz aufbewahrt (vor der Annahme abgelehnt)</translation>
    </message>
    <message>
        <source>forgetting %1</source>
        <translation>%1 wird vergessen</translation>
    </message>
    <message>
        <source>compacting the store</source>
        <translation>der Datenspeicher wird verdichtet</translation>
    </message>
    <message>
        <source>tries: all that the rule sees, with those that other attacks see too, and from the day before the range. own_tries: those that &quot;logins --by kind&quot; counts here, each try once.</source>
        <translation>tries: alles, was die Regel sieht, auch was andere Angriffe mitzählen, und vom Tag vor dem Zeitraum. own_tries: was &quot;logins --by kind&quot; hierzu zählt, jeden Versuch einmal.</translation>
    </message>
    <message>
        <source>Nothing of %1 was seen in this range.</source>
        <translation>Von %1 wurde in diesem Zeitraum nichts gesehen.</translation>
    </message>
    <message>
        <source>Standard input was empty.</source>
        <translation>Die Standardeingabe war leer.</translation>
    </message>
    <message>
        <source>%1 is empty: there is nothing to read in it.</source>
        <translation>%1 ist leer: Darin gibt es nichts zu lesen.</translation>
    </message>
    <message>
        <source>%1: its stamps have no year; they were read as %2. --year names another.</source>
        <translation>%1: Die Zeitstempel haben kein Jahr; sie wurden als %2 gelesen. --year nennt ein anderes.</translation>
    </message>
    <message>
        <source>%1: its stamps have no year; they were read as %2 to %3. --year names another first year.</source>
        <translation>%1: Die Zeitstempel haben kein Jahr; sie wurden als %2 bis %3 gelesen. --year nennt ein anderes erstes Jahr.</translation>
    </message>
    <message>
        <source>messages is the number of queue ids that have rows, with the second pass through a content filter and the notices that a server makes. volume, import and demo count each accepted mail once.</source>
        <translation>messages ist die Zahl der Queue-IDs, die Zeilen haben, mit dem zweiten Durchgang durch einen Inhaltsfilter und den Benachrichtigungen, die ein Server verfasst. volume, import und demo zählen jede angenommene Mail einmal.</translation>
    </message>
    <message>
        <source>A message counts in each domain that it has recipients in, and recipients count as they were tried (an alias adds some): the rows add up to %1 messages and %2 recipients, in all there are %3 and %4.</source>
        <translation>Eine Nachricht zählt in jeder Domain, in der sie Empfänger hat, und Empfänger zählen, wie sie versucht wurden (ein Alias bringt weitere hinzu): Die Zeilen ergeben zusammen %1 Nachrichten und %2 Empfänger, insgesamt sind es %3 und %4.</translation>
    </message>
    <message>
        <source>No node has a route. Those whose logs came by hand, or from the demo: fleet list --all.</source>
        <translation>Kein Knoten hat einen Zugangsweg. Die, deren Protokolle von Hand oder aus der Demo kamen: fleet list --all.</translation>
    </message>
    <message>
        <source>No file or folder is named</source>
        <translation>Keine Datei und kein Ordner ist angegeben</translation>
    </message>
    <message>
        <source>Name what to read, or - for standard input; --again tries what could not be read before.</source>
        <translation>Geben Sie an, was gelesen werden soll, oder - für die Standardeingabe; --again versucht noch einmal, was bisher nicht lesbar war.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln Bericht</numerusform>
            <numerusform>%Ln Berichte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not an IP address</source>
        <translation>%1 ist keine IP-Adresse</translation>
    </message>
    <message>
        <source>Write 192.0.2.1 or 2001:db8::1.</source>
        <translation>Schreiben Sie 192.0.2.1 oder 2001:db8::1.</translation>
    </message>
    <message numerus="yes">
        <source>the last line of %Ln file(s) has no line end and may be cut: it was not read. Once the file is whole, import it again.</source>
        <translation>
            <numerusform>die letzte Zeile von %Ln Datei hat kein Zeilenende und ist vielleicht abgeschnitten: Sie wurde nicht gelesen. Importieren Sie die Datei noch einmal, sobald sie ganz ist.</numerusform>
            <numerusform>die letzten Zeilen von %Ln Dateien haben kein Zeilenende und sind vielleicht abgeschnitten: Sie wurden nicht gelesen. Importieren Sie die Dateien noch einmal, sobald sie ganz sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was refused without a check is counted by whole hours and by network: of this question it is not known.</source>
        <translation>Was ohne Prüfung abgewiesen wurde, ist nach ganzen Stunden und nach Netz gezählt: Für diese Frage ist es nicht bekannt.</translation>
    </message>
    <message>
        <source>A recipient is found by the whole address alone, such as %1@example.org: the store keeps a keyed hash of it.</source>
        <translation>Ein Empfänger wird nur mit der ganzen Adresse gefunden, etwa %1@example.org: Der Datenspeicher hält davon nur einen Schlüssel-Hash.</translation>
    </message>
    <message>
        <source>There are more messages than the newest %1, which are listed. --limit lists more.</source>
        <translation>Es gibt mehr Nachrichten als die neuesten %1, die hier stehen. --limit zeigt mehr.</translation>
    </message>
    <message>
        <source>Mail was refused more often than the newest %1 times, which are listed. --limit lists more.</source>
        <translation>Mail wurde öfter abgelehnt als die neuesten %1 Mal, die hier stehen. --limit zeigt mehr.</translation>
    </message>
    <message>
        <source>Reports of receivers tell no logins and no streams</source>
        <translation>Berichte von Empfängern nennen weder Logins noch Ströme</translation>
    </message>
    <message>
        <source>There are no DMARC reports in this store. Read some: breakwaterctl feedback import FILE…</source>
        <translation>In diesem Datenspeicher sind keine DMARC-Berichte. Lesen Sie welche ein: breakwaterctl feedback import DATEI…</translation>
    </message>
    <message>
        <source>No report is about this range. There are reports of %1 to %2.</source>
        <translation>Kein Bericht handelt von diesem Zeitraum. Es gibt Berichte vom %1 bis zum %2.</translation>
    </message>
    <message>
        <source>%1 is not a source rule</source>
        <translation>%1 ist keine Quellenregel</translation>
    </message>
    <message>
        <source>Write NAME:role=ROLE,network=CIDR,dkim=DOMAIN,spf=DOMAIN,domain=DOMAIN with a network, dkim or spf. Roles: own, sender, forwarder, stranger.</source>
        <translation>Schreiben Sie NAME:role=ROLLE,network=CIDR,dkim=DOMAIN,spf=DOMAIN,domain=DOMAIN mit network, dkim oder spf. Rollen: own, sender, forwarder, stranger.</translation>
    </message>
    <message>
        <source>See what mailauth senders list prints: the same form is read.</source>
        <translation>Sehen Sie, was mailauth senders list ausgibt: Dieselbe Form wird gelesen.</translation>
    </message>
    <message>
        <source>There is no role named &quot;%1&quot;</source>
        <translation>Es gibt keine Rolle namens „%1“</translation>
    </message>
    <message>
        <source>Open %1 in a browser, log in as %2 and type the code %3</source>
        <translation>Öffnen Sie %1 in einem Browser, melden Sie sich als %2 an und geben Sie den Code %3 ein</translation>
    </message>
    <message>
        <source>The server has numbered the folder anew: all of it was read again, and what was known counts once.</source>
        <translation>Der Server hat den Ordner neu nummeriert: Er wurde ganz neu gelesen, und was bekannt war, zählt einmal.</translation>
    </message>
    <message>
        <source>There are more messages than one pull reads: the next one goes on.</source>
        <translation>Es sind mehr Nachrichten da, als ein Abruf liest: Der nächste macht weiter.</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>What lies in mailboxes is tried again by feedback pull --again.</source>
        <translation>Was in Postfächern liegt, versucht feedback pull --again noch einmal.</translation>
    </message>
    <message>
        <source>A login belongs to no stream and no domain of mail: --stream, --domain and --sender change nothing here.</source>
        <translation>Ein Anmeldename gehört zu keinem Strom und keiner Domain von Mail: --stream, --domain und --sender ändern hier nichts.</translation>
    </message>
    <message>
        <source>Warnings are chosen by node and time alone: the other choices change nothing here.</source>
        <translation>Warnungen werden nur nach Knoten und Zeit gewählt: Die anderen Angaben ändern hier nichts.</translation>
    </message>
    <message>
        <source>--from and --to choose by the time at which a message was accepted, not by its deliveries.</source>
        <translation>--from und --to wählen nach der Zeit der Annahme einer Nachricht, nicht nach ihren Zustellungen.</translation>
    </message>
    <message>
        <source>%1 answers, and is one of the nodes now. What is not well there: %2</source>
        <translation>%1 antwortet und gehört nun zu den Knoten. Was dort nicht stimmt: %2</translation>
    </message>
    <message>
        <source>The names were not kept: %1</source>
        <translation>Die Namen wurden nicht behalten: %1</translation>
    </message>
    <message>
        <source>Only addresses have reverse names</source>
        <translation>Nur Adressen haben Reverse-DNS-Namen</translation>
    </message>
    <message>
        <source>Add --group address.</source>
        <translation>Fügen Sie --group address hinzu.</translation>
    </message>
    <message numerus="yes">
        <source>%n new report(s)</source>
        <translation>
            <numerusform>%n neuer Bericht</numerusform>
            <numerusform>%n neue Berichte</numerusform>
        </translation>
    </message>
    <message>
        <source>Write 60s, 5m, 1h or off.</source>
        <translation>Schreiben Sie 60s, 5m, 1h oder off.</translation>
    </message>
    <message>
        <source>Reports tell of whole days, so this counts %1 to %2.</source>
        <translation>Berichte gelten für ganze Tage, daher zählt hier %1 bis %2.</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again. Without a desktop: write the password into a file of mode 0600 and name it by feedback pull --password-file FILE (feedback mailbox add keeps that), or give it by feedback pull --password-stdin.</source>
        <translation>Entsperren Sie den Schlüsselbund und versuchen Sie es erneut. Ohne Desktop: Schreiben Sie das Passwort in eine Datei mit Modus 0600 und nennen Sie diese mit feedback pull --password-file DATEI (feedback mailbox add merkt sie sich), oder geben Sie es mit feedback pull --password-stdin.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a domain name</source>
        <translation>„%1“ ist kein Domainname</translation>
    </message>
    <message>
        <source>Write a name such as example.com.</source>
        <translation>Schreiben Sie einen Namen wie example.com.</translation>
    </message>
    <message>
        <source>breakwaterctl mailauth senders set names them.</source>
        <translation>breakwaterctl mailauth senders set benennt sie.</translation>
    </message>
    <message>
        <source>What %L1 of the addresses are called, the name server did not say.</source>
        <translation>Wie %L1 der Adressen heißen, sagte der Nameserver nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) do not say when the message arrived: the date of the mail that brought them counts, else that of the message.</source>
        <translation>
            <numerusform>%Ln Bericht sagt nicht, wann die Nachricht ankam: Es zählt das Datum der Mail, die ihn brachte, sonst das der Nachricht.</numerusform>
            <numerusform>%Ln Berichte sagen nicht, wann die Nachricht ankam: Es zählt das Datum der Mail, die sie brachte, sonst das der Nachricht.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: nothing could be measured. %2</source>
        <translation>%1: nichts konnte gemessen werden. %2</translation>
    </message>
    <message>
        <source>Nothing is measured: %1</source>
        <translation>Es wird nicht gemessen: %1</translation>
    </message>
    <message>
        <source>measured: %1</source>
        <extracomment>How a control is told; %1 are ways of evidence such as &quot;dns lookup&quot;.</extracomment>
        <translation>gemessen: %1</translation>
    </message>
    <message>
        <source>attested, holds for %1</source>
        <translation>bezeugt, gilt für %1</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>tailored</source>
        <translation>angepasst</translation>
    </message>
    <message numerus="yes">
        <source>%n exception(s)</source>
        <translation>
            <numerusform>%n Ausnahme</numerusform>
            <numerusform>%n Ausnahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired exception(s)</source>
        <translation>
            <numerusform>%n abgelaufene Ausnahme</numerusform>
            <numerusform>%n abgelaufene Ausnahmen</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no area &quot;%1&quot;</source>
        <translation>Es gibt keinen Bereich „%1“</translation>
    </message>
    <message>
        <source>There are: %1</source>
        <translation>Es gibt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) in your own control file; what they are about is left out</source>
        <translation>
            <numerusform>%n Fehler in Ihrer eigenen Datei mit Prüfungen; was er betrifft, ist ausgelassen</numerusform>
            <numerusform>%n Fehler in Ihrer eigenen Datei mit Prüfungen; was sie betreffen, ist ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>(risk accepted by %1 until %2)</source>
        <extracomment>%1 is a person, %2 a date</extracomment>
        <translation>(Risiko angenommen von %1 bis %2)</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>There is no store that could remember what is watched</source>
        <translation>Es gibt keinen Datenspeicher, der sich merken könnte, was beobachtet wird</translation>
    </message>
    <message>
        <source>Name one with --store that you may write.</source>
        <translation>Nennen Sie mit --store einen, den Sie beschreiben dürfen.</translation>
    </message>
    <message>
        <source>%1 is no answer to %2</source>
        <translation>%1 ist keine Antwort auf %2</translation>
    </message>
    <message>
        <source>Write yes, no or unknown.</source>
        <translation>Schreiben Sie yes, no oder unknown.</translation>
    </message>
    <message>
        <source>Write a number, as in 12.</source>
        <translation>Schreiben Sie eine Zahl, etwa 12.</translation>
    </message>
    <message>
        <source>Write the day as year-month-day: 2026-11-28.</source>
        <translation>Schreiben Sie den Tag als Jahr-Monat-Tag: 2026-11-28.</translation>
    </message>
    <message>
        <source>Write a number and its unit: 30min, 48h, 14d, 2w.</source>
        <translation>Schreiben Sie eine Zahl und ihre Einheit: 30min, 48h, 14d, 2w.</translation>
    </message>
    <message>
        <source>%1 does not ask for &quot;%2&quot;</source>
        <translation>%1 fragt nicht nach „%2“</translation>
    </message>
    <message>
        <source>It asks: %1</source>
        <translation>Gefragt wird: %1</translation>
    </message>
    <message>
        <source>The attachment could not be read</source>
        <translation>Die Anlage konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Name a file that you may read.</source>
        <translation>Nennen Sie eine Datei, die Sie lesen dürfen.</translation>
    </message>
    <message>
        <source>There is no control &quot;%1&quot;</source>
        <translation>Es gibt keine Prüfung „%1“</translation>
    </message>
    <message>
        <source>breakwaterctl controls list --attested names those that people answer.</source>
        <translation>breakwaterctl controls list --attested nennt die, die Menschen beantworten.</translation>
    </message>
    <message>
        <source>%1 asks nothing of people</source>
        <translation>%1 fragt Menschen nichts</translation>
    </message>
    <message>
        <source>It is measured. breakwaterctl controls list --attested names those that people answer.</source>
        <translation>Sie wird gemessen. breakwaterctl controls list --attested nennt die, die Menschen beantworten.</translation>
    </message>
    <message>
        <source>%1 is no day on which the answer can be reviewed</source>
        <translation>%1 ist kein Tag, an dem die Antwort überprüft werden kann</translation>
    </message>
    <message>
        <source>Name a day that lies ahead, %1 at the latest.</source>
        <translation>Nennen Sie einen künftigen Tag, spätestens %1.</translation>
    </message>
    <message>
        <source>What is seen now is not kept: %1</source>
        <translation>Was jetzt zu sehen ist, wird nicht aufgehoben: %1</translation>
    </message>
    <message>
        <source>What is seen now is not kept, so that a later check cannot tell what changed: there is no store at %1. With --watch one is made.</source>
        <translation>Was jetzt zu sehen ist, wird nicht aufgehoben, sodass eine spätere Prüfung nicht sagen kann, was sich änderte: Bei %1 liegt kein Datenspeicher. Mit --watch wird einer angelegt.</translation>
    </message>
    <message>
        <source>With %1:</source>
        <translation>Mit %1:</translation>
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
        <translation>altes Passwort</translation>
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
            <numerusform>einer Adresse</numerusform>
            <numerusform>%n Adressen</numerusform>
        </translation>
    </message>
    <message>
        <source>a new network</source>
        <translation>aus neuem Netz</translation>
    </message>
    <message>
        <source>an attacking network</source>
        <translation>aus angreifendem Netz</translation>
    </message>
    <message>
        <source>there</source>
        <translation>von dort</translation>
    </message>
    <message>
        <source>%1, then success from %2</source>
        <translation>%1, Erfolg %2</translation>
    </message>
    <message>
        <source>Good from two networks within an hour</source>
        <translation>Erfolgreich aus zwei Netzen binnen einer Stunde</translation>
    </message>
    <message>
        <source>Success from %1</source>
        <translation>Erfolg %1</translation>
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
        <translation>Ansehen …</translation>
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
        <translation>konnte Passwörter %1-mal nicht prüfen</translation>
    </message>
    <message>
        <source>not heard since %1</source>
        <translation>seit %1 nicht mehr erfasst</translation>
    </message>
    <message>
        <source>%1 to %2 is lost</source>
        <translation>von %1 bis %2 fehlen die Daten</translation>
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
        <source>%1 × its usual volume</source>
        <translation>das %1-Fache des üblichen Volumens</translation>
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
        <translation>eine Tageszeit, zu der sich nie jemand angemeldet hat</translation>
    </message>
    <message>
        <source>a service it never used</source>
        <translation>ein Dienst, der nie benutzt wurde</translation>
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
    <message>
        <source>All mail</source>
        <translation>Der gesamte Versand</translation>
    </message>
    <message>
        <source>%1 cannot be a trap</source>
        <translation>%1 taugt nicht als Falle</translation>
    </message>
    <message>
        <source>Plant a name that nobody has and nobody guesses, on a page that only thieves read.</source>
        <translation>Legen Sie einen Namen aus, den niemand hat und niemand errät, auf einer Seite, die nur Diebe lesen.</translation>
    </message>
    <message>
        <source>a login has 1 to %1 characters</source>
        <translation>ein Anmeldename hat 1 bis %1 Zeichen</translation>
    </message>
    <message>
        <source>there are %1 traps already</source>
        <translation>es gibt schon %1 Fallen</translation>
    </message>
    <message>
        <source>it is somebody&apos;s: it has logged in</source>
        <translation>der Name gehört jemandem: Er hat sich schon angemeldet</translation>
    </message>
    <message>
        <source>%1 is no trap</source>
        <translation>%1 ist keine Falle</translation>
    </message>
    <message>
        <source>Sprayed, no success from there</source>
        <translation>Ziel von Passwort-Spraying, von dort kein Erfolg</translation>
    </message>
    <message>
        <source>In a stuffing run, no success from there</source>
        <translation>In einem Stuffing-Lauf, von dort kein Erfolg</translation>
    </message>
    <message>
        <source>Guessed at from many addresses, no success from there</source>
        <translation>Von vielen Adressen aus geraten, von dort kein Erfolg</translation>
    </message>
    <message>
        <source>Guessed at, no success from there</source>
        <translation>Geraten, von dort kein Erfolg</translation>
    </message>
    <message>
        <source>%1; its usual logins went on</source>
        <extracomment>%1 is such as &quot;Guessed at, no success from there&quot;: of a login that its owner went on using meanwhile.</extracomment>
        <translation>%1; die üblichen Anmeldungen gingen weiter</translation>
    </message>
    <message>
        <source>The login rows of this range are no longer kept: kinds of failed logins, attacks and logins at risk cannot be told.</source>
        <translation>Die Anmeldezeilen dieses Zeitraums werden nicht mehr aufbewahrt: Arten fehlgeschlagener Anmeldungen, Angriffe und gefährdete Konten lassen sich nicht sagen.</translation>
    </message>
    <message>
        <source>Login rows are kept only from %1 on: kinds of failed logins, attacks and logins at risk before that cannot be told.</source>
        <translation>Anmeldezeilen werden erst ab %1 aufbewahrt: Arten fehlgeschlagener Anmeldungen, Angriffe und gefährdete Konten davor lassen sich nicht sagen.</translation>
    </message>
    <message>
        <source>bounces %1 % of its recipients that ended, usual %2 %</source>
        <translation>hat %1 % unzustellbare unter den abgeschlossenen Empfängern, üblich sind %2 %</translation>
    </message>
    <message>
        <source>bounces %1 % of its recipients that ended; no usual share is known yet</source>
        <translation>hat %1 % unzustellbare unter den abgeschlossenen Empfängern; ein üblicher Anteil ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>was never read: %1</source>
        <translation>wurde noch nie gelesen: %1</translation>
    </message>
    <message>
        <source>not read since %1: %2</source>
        <translation>nicht gelesen seit %1: %2</translation>
    </message>
    <message>
        <source>answers, but its log says nothing since %1</source>
        <translation>antwortet, aber sein Protokoll schweigt seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%n tries by strangers</source>
        <translation>
            <numerusform>ein Versuch von Fremden</numerusform>
            <numerusform>%Ln Versuche von Fremden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weiteren</numerusform>
        </translation>
    </message>
    <message>
        <source>may be taken over from %1: %2</source>
        <extracomment>%1 is one or more client networks, %2 what happened</extracomment>
        <translation>wurde vielleicht aus %1 übernommen: %2</translation>
    </message>
    <message>
        <source>taken over from %1, then sent %2</source>
        <translation>wurde aus %1 übernommen, sendete danach %2</translation>
    </message>
    <message>
        <source>taken over from %1: %2</source>
        <translation>wurde aus %1 übernommen: %2</translation>
    </message>
    <message>
        <source>host key changed</source>
        <extracomment>Each is said after &quot;mx1: not read since Thu 26 Nov, 09:38:&quot;, and stands alone in a table</extracomment>
        <translation>Host-Schlüssel geändert</translation>
    </message>
    <message>
        <source>host key not known</source>
        <translation>Host-Schlüssel unbekannt</translation>
    </message>
    <message>
        <source>password needed</source>
        <translation>Passwort nötig</translation>
    </message>
    <message>
        <source>access denied</source>
        <translation>Zugang verweigert</translation>
    </message>
    <message>
        <source>log not found</source>
        <translation>Protokoll nicht gefunden</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>too slow</source>
        <translation>zu langsam</translation>
    </message>
    <message>
        <source>read by another program</source>
        <translation>wird von einem anderen Programm gelesen</translation>
    </message>
    <message>
        <source>called off</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>queue not read</source>
        <translation>Warteschlange nicht gelesen</translation>
    </message>
    <message>
        <source>its clock is ahead of ours by %1: what it logs counts at the wrong time</source>
        <translation>die Uhr geht gegenüber unserer um %1 vor: was dort protokolliert wird, zählt zur falschen Zeit</translation>
    </message>
    <message>
        <source>its clock is behind ours by %1: what it logs counts at the wrong time</source>
        <translation>die Uhr geht gegenüber unserer um %1 nach: was dort protokolliert wird, zählt zur falschen Zeit</translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) in the day before this range</source>
        <translation>
            <numerusform>ein Fehlversuch am Tag vor diesem Zeitraum</numerusform>
            <numerusform>%n Fehlversuche am Tag vor diesem Zeitraum</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <extracomment>%1 is &quot;12 failures from 3 addresses&quot;, %2 &quot;40 failures in the day before this range&quot;</extracomment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1, seit %2</translation>
    </message>
    <message>
        <source>an address that had guessed at other logins</source>
        <translation>von einer Adresse, die zuvor bei anderen Anmeldungen geraten hatte</translation>
    </message>
    <message>
        <source>unusual</source>
        <translation>ungewöhnlich</translation>
    </message>
    <message numerus="yes">
        <source>%n login(s) may be taken over from there: %1</source>
        <extracomment>%1 are names of logins, with a count of those that are not named</extracomment>
        <translation>
            <numerusform>Von dort ist vielleicht %n Anmeldung übernommen: %1</numerusform>
            <numerusform>Von dort sind vielleicht %n Anmeldungen übernommen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; from there got in: %2</source>
        <extracomment>%1 is the attack, %2 names of logins</extracomment>
        <translation>%1; von dort kam hinein: %2</translation>
    </message>
    <message>
        <source>its address had guessed at other logins</source>
        <translation>seine Adresse hatte bei anderen Anmeldungen geraten</translation>
    </message>
    <message>
        <source>Key %1 of %2</source>
        <extracomment>%1 is a DKIM selector, %2 its domain</extracomment>
        <translation>Schlüssel %1 von %2</translation>
    </message>
    <message>
        <source>%1 messages since %2 from %3 bear it, and no node sent them</source>
        <extracomment>%1 is a number of messages, %2 a time, %3 networks</extracomment>
        <translation>%1 Nachrichten seit %2 aus %3 tragen ihn, und kein Knoten hat sie gesendet</translation>
    </message>
    <message>
        <source>sent at hours in which it usually sends nothing</source>
        <translation>sendete zu Stunden, in denen er sonst nichts sendet</translation>
    </message>
    <message>
        <source>The organisation</source>
        <translation>Die Organisation</translation>
    </message>
    <message>
        <source>its certificate</source>
        <translation>das Zertifikat</translation>
    </message>
    <message>
        <source>its TLSA record</source>
        <translation>der TLSA-Eintrag</translation>
    </message>
    <message>
        <source>its registration</source>
        <translation>die Registrierung</translation>
    </message>
    <message>
        <source>the signature of its zone</source>
        <translation>die Signatur der Zone</translation>
    </message>
    <message>
        <source>its security.txt</source>
        <translation>die security.txt</translation>
    </message>
    <message>
        <source>its DKIM key</source>
        <translation>der DKIM-Schlüssel</translation>
    </message>
    <message>
        <source>fails %1: %2</source>
        <translation>erfüllt %1 nicht: %2</translation>
    </message>
    <message>
        <source>its accepted risk</source>
        <translation>das akzeptierte Risiko</translation>
    </message>
    <message>
        <source>its answer</source>
        <translation>die Antwort</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what runs out, and its name</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>fails on %1 and %Ln more: %2</source>
        <translation>
            <numerusform>nicht erfüllt bei %1 und %Ln weiteren: %2</numerusform>
            <numerusform>nicht erfüllt bei %1 und %Ln weiteren: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ran out</source>
        <translation>%1 ist abgelaufen</translation>
    </message>
    <message numerus="yes">
        <source>%1 runs out in %Ln day(s)</source>
        <translation>
            <numerusform>%1 läuft in %Ln Tag ab</numerusform>
            <numerusform>%1 läuft in %Ln Tagen ab</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::dns</name>
    <message>
        <source>%1 is no resolver&apos;s address</source>
        <translation>%1 ist keine Adresse eines Resolvers</translation>
    </message>
    <message>
        <source>Write 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353.</source>
        <translation>Schreiben Sie 192.0.2.53, 192.0.2.53:5353 oder [2001:db8::53]:5353.</translation>
    </message>
    <message>
        <source>The resolver could not be started</source>
        <translation>Der Resolver konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>/etc/resolv.conf names no resolver</source>
        <translation>/etc/resolv.conf nennt keinen Resolver</translation>
    </message>
    <message>
        <source>Name one by its address.</source>
        <translation>Nennen Sie einen mit seiner Adresse.</translation>
    </message>
    <message>
        <source>A trust anchor could not be read</source>
        <translation>Ein Vertrauensanker konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>It is a DS or DNSKEY record as in a zone file.</source>
        <translation>Er ist ein DS- oder DNSKEY-Eintrag wie in einer Zonendatei.</translation>
    </message>
</context>
<context>
    <name>bw::feedback</name>
    <message>
        <source>its end is missing</source>
        <translation>sein Ende fehlt</translation>
    </message>
    <message>
        <source>The report is damaged</source>
        <translation>Der Bericht ist beschädigt</translation>
    </message>
    <message>
        <source>What was whole in it was read.</source>
        <translation>Was darin vollständig war, wurde gelesen.</translation>
    </message>
    <message>
        <source>The report is too large</source>
        <translation>Der Bericht ist zu groß</translation>
    </message>
    <message>
        <source>more than %L1 records</source>
        <translation>mehr als %L1 Datensätze</translation>
    </message>
    <message>
        <source>The report is refused</source>
        <translation>Der Bericht wird abgelehnt</translation>
    </message>
    <message>
        <source>it has a document type (DTD), which could make it grow without end</source>
        <translation>er hat einen Dokumenttyp (DTD), der ihn ohne Ende wachsen lassen könnte</translation>
    </message>
    <message>
        <source>more than %L1 elements within each other</source>
        <translation>mehr als %L1 Elemente ineinander</translation>
    </message>
    <message>
        <source>a tag or comment of more than %L1 bytes</source>
        <translation>eine Auszeichnung oder ein Kommentar von mehr als %L1 Bytes</translation>
    </message>
    <message>
        <source>an element is not closed</source>
        <translation>ein Element ist nicht geschlossen</translation>
    </message>
    <message>
        <source>byte %L1</source>
        <translation>Byte %L1</translation>
    </message>
    <message>
        <source>This is no DMARC aggregate report</source>
        <translation>Das ist kein DMARC-Sammelbericht</translation>
    </message>
    <message>
        <source>more than %L1 bytes</source>
        <translation>mehr als %L1 Bytes</translation>
    </message>
    <message>
        <source>It begins with a byte order mark.</source>
        <translation>Er beginnt mit einer Byte-Reihenfolge-Markierung (BOM).</translation>
    </message>
    <message>
        <source>It is not written in UTF-8.</source>
        <translation>Er ist nicht in UTF-8 geschrieben.</translation>
    </message>
    <message>
        <source>It is written in another encoding than it says.</source>
        <translation>Er ist in einer anderen Zeichenkodierung geschrieben, als er angibt.</translation>
    </message>
    <message>
        <source>It names an encoding that is not known here; only its ASCII characters are sure.</source>
        <translation>Er nennt eine hier unbekannte Zeichenkodierung; nur ihre ASCII-Zeichen sind sicher.</translation>
    </message>
    <message>
        <source>Bytes that are no UTF-8 were read as Windows-1252.</source>
        <translation>Bytes, die kein UTF-8 sind, wurden als Windows-1252 gelesen.</translation>
    </message>
    <message>
        <source>It holds control characters that may not stand there.</source>
        <translation>Er enthält Steuerzeichen, die dort nicht stehen dürfen.</translation>
    </message>
    <message>
        <source>Its XML namespace is none of DMARC&apos;s.</source>
        <translation>Sein XML-Namensraum gehört nicht zu DMARC.</translation>
    </message>
    <message>
        <source>Its elements carry a prefix.</source>
        <translation>Seine Elemente tragen ein Präfix.</translation>
    </message>
    <message>
        <source>Tags of an XML schema stand in it.</source>
        <translation>Auszeichnungen eines XML-Schemas stehen darin.</translation>
    </message>
    <message>
        <source>Characters that XML reserves (&amp;, &lt;) stand in it as text.</source>
        <translation>Zeichen, die XML sich vorbehält (&amp;, &lt;), stehen darin als Text.</translation>
    </message>
    <message>
        <source>Its markup is damaged; each complete record was read.</source>
        <translation>Seine Auszeichnung ist beschädigt; jeder vollständige Datensatz wurde gelesen.</translation>
    </message>
    <message>
        <source>The outermost element is missing.</source>
        <translation>Das äußerste Element fehlt.</translation>
    </message>
    <message>
        <source>Something stands behind its end.</source>
        <translation>Hinter seinem Ende steht noch etwas.</translation>
    </message>
    <message>
        <source>Its end is missing.</source>
        <translation>Sein Ende fehlt.</translation>
    </message>
    <message>
        <source>Records could not be read.</source>
        <translation>Datensätze konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Names are written in another case.</source>
        <translation>Namen sind in anderer Groß- und Kleinschreibung geschrieben.</translation>
    </message>
    <message>
        <source>Names are not those of the format.</source>
        <translation>Namen sind nicht die des Formats.</translation>
    </message>
    <message>
        <source>It holds elements that the format does not know.</source>
        <translation>Er enthält Elemente, die das Format nicht kennt.</translation>
    </message>
    <message>
        <source>An element that may stand once stands more often; the first counts.</source>
        <translation>Ein Element, das einmal stehen darf, steht öfter; das erste zählt.</translation>
    </message>
    <message>
        <source>An element stands in another place than the format says.</source>
        <translation>Ein Element steht an anderer Stelle, als das Format sagt.</translation>
    </message>
    <message>
        <source>A record has several rows; each is read as one.</source>
        <translation>Ein Datensatz hat mehrere Zeilen; jede wird als einer gelesen.</translation>
    </message>
    <message>
        <source>A record says nothing.</source>
        <translation>Ein Datensatz sagt nichts aus.</translation>
    </message>
    <message>
        <source>A text is too long and was cut.</source>
        <translation>Ein Text ist zu lang und wurde gekürzt.</translation>
    </message>
    <message>
        <source>A list is too long; its end is left out.</source>
        <translation>Eine Liste ist zu lang; ihr Ende ist weggelassen.</translation>
    </message>
    <message>
        <source>Spaces stand around a value.</source>
        <translation>Leerzeichen stehen um einen Wert.</translation>
    </message>
    <message>
        <source>A word is written in another case.</source>
        <translation>Ein Wort ist in anderer Groß- und Kleinschreibung geschrieben.</translation>
    </message>
    <message>
        <source>A word is not one of the format.</source>
        <translation>Ein Wort gehört nicht zum Format.</translation>
    </message>
    <message>
        <source>Who reports is missing.</source>
        <translation>Es fehlt, wer berichtet.</translation>
    </message>
    <message>
        <source>The reporter&apos;s address is missing.</source>
        <translation>Die Adresse des Berichtenden fehlt.</translation>
    </message>
    <message>
        <source>The report&apos;s id is missing.</source>
        <translation>Die Kennung des Berichts fehlt.</translation>
    </message>
    <message>
        <source>The domain that it is about is missing.</source>
        <translation>Die Domain, um die es geht, fehlt.</translation>
    </message>
    <message>
        <source>A part of the published policy is missing.</source>
        <translation>Ein Teil der veröffentlichten Richtlinie fehlt.</translation>
    </message>
    <message>
        <source>The policy&apos;s percentage is no number from 0 to 100.</source>
        <translation>Der Prozentwert der Richtlinie ist keine Zahl von 0 bis 100.</translation>
    </message>
    <message>
        <source>When the period begins or ends is missing.</source>
        <translation>Beginn oder Ende des Zeitraums fehlt.</translation>
    </message>
    <message>
        <source>The period cannot be read.</source>
        <translation>Der Zeitraum ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Times are not in seconds.</source>
        <translation>Zeiten sind nicht in Sekunden angegeben.</translation>
    </message>
    <message>
        <source>Times are written in another form.</source>
        <translation>Zeiten sind in anderer Form geschrieben.</translation>
    </message>
    <message>
        <source>Times have no zone; UTC is taken.</source>
        <translation>Zeiten haben keine Zeitzone; UTC wird angenommen.</translation>
    </message>
    <message>
        <source>The period ends when it begins.</source>
        <translation>Der Zeitraum endet, wenn er beginnt.</translation>
    </message>
    <message>
        <source>The period ends before it begins; its ends were exchanged.</source>
        <translation>Der Zeitraum endet, bevor er beginnt; seine Enden wurden vertauscht.</translation>
    </message>
    <message>
        <source>The period is longer than 26 hours.</source>
        <translation>Der Zeitraum ist länger als 26 Stunden.</translation>
    </message>
    <message>
        <source>The period is longer than 400 days and is not used.</source>
        <translation>Der Zeitraum ist länger als 400 Tage und wird nicht verwendet.</translation>
    </message>
    <message>
        <source>A source has no address.</source>
        <translation>Eine Quelle hat keine Adresse.</translation>
    </message>
    <message>
        <source>What stands for a source&apos;s address is none.</source>
        <translation>Was als Adresse einer Quelle steht, ist keine.</translation>
    </message>
    <message>
        <source>A source has an address that is not of the public net.</source>
        <translation>Eine Quelle hat eine Adresse, die nicht zum öffentlichen Netz gehört.</translation>
    </message>
    <message>
        <source>A number of messages is missing.</source>
        <translation>Eine Anzahl von Nachrichten fehlt.</translation>
    </message>
    <message>
        <source>A count cannot be read and is taken as 0.</source>
        <translation>Eine Anzahl ist nicht lesbar und gilt als 0.</translation>
    </message>
    <message>
        <source>A count is negative and is taken as 0.</source>
        <translation>Eine Anzahl ist negativ und gilt als 0.</translation>
    </message>
    <message>
        <source>A record counts no message.</source>
        <translation>Ein Datensatz zählt keine Nachricht.</translation>
    </message>
    <message>
        <source>A count has separators of thousands.</source>
        <translation>Eine Anzahl hat Tausendertrennzeichen.</translation>
    </message>
    <message>
        <source>A count is too large to be true and is taken as a thousand million.</source>
        <translation>Eine Anzahl ist zu groß, um wahr zu sein, und gilt als eine Milliarde.</translation>
    </message>
    <message>
        <source>A count is written as text.</source>
        <translation>Eine Anzahl ist als Text geschrieben.</translation>
    </message>
    <message>
        <source>The disposition is &quot;pass&quot;, which the older format does not know.</source>
        <translation>Die Behandlung ist „pass“, was das ältere Format nicht kennt.</translation>
    </message>
    <message>
        <source>A reason is empty.</source>
        <translation>Ein Grund ist leer.</translation>
    </message>
    <message>
        <source>The domain of From: is missing.</source>
        <translation>Die Domain von From: fehlt.</translation>
    </message>
    <message>
        <source>A domain is written in capitals.</source>
        <translation>Eine Domain ist in Großbuchstaben geschrieben.</translation>
    </message>
    <message>
        <source>A domain is written in Unicode and not in ASCII.</source>
        <translation>Eine Domain ist in Unicode und nicht in ASCII geschrieben.</translation>
    </message>
    <message>
        <source>An address stands where a domain belongs; only its domain is kept.</source>
        <translation>Eine Adresse steht, wo eine Domain hingehört; nur ihre Domain wird behalten.</translation>
    </message>
    <message>
        <source>Several domains stand where one belongs; the first is kept.</source>
        <translation>Mehrere Domains stehen, wo eine hingehört; die erste wird behalten.</translation>
    </message>
    <message>
        <source>The results of SPF and DKIM are missing.</source>
        <translation>Die Ergebnisse von SPF und DKIM fehlen.</translation>
    </message>
    <message>
        <source>The results of SPF and DKIM are empty.</source>
        <translation>Die Ergebnisse von SPF und DKIM sind leer.</translation>
    </message>
    <message>
        <source>A result of SPF has no domain and is left out.</source>
        <translation>Ein Ergebnis von SPF hat keine Domain und ist weggelassen.</translation>
    </message>
    <message>
        <source>A result of SPF does not say what was checked.</source>
        <translation>Ein Ergebnis von SPF sagt nicht, was geprüft wurde.</translation>
    </message>
    <message>
        <source>A record has several results of SPF for the same thing.</source>
        <translation>Ein Datensatz hat mehrere Ergebnisse von SPF zur selben Sache.</translation>
    </message>
    <message>
        <source>A result of DKIM has no domain.</source>
        <translation>Ein Ergebnis von DKIM hat keine Domain.</translation>
    </message>
    <message>
        <source>A result of DKIM has no selector.</source>
        <translation>Ein Ergebnis von DKIM hat keinen Selektor.</translation>
    </message>
    <message>
        <source>A record has several results of DKIM for the same domain and selector.</source>
        <translation>Ein Datensatz hat mehrere Ergebnisse von DKIM für dieselbe Domain und denselben Selektor.</translation>
    </message>
    <message>
        <source>A text stands where a list belongs.</source>
        <translation>Ein Text steht, wo eine Liste hingehört.</translation>
    </message>
    <message>
        <source>A value is empty.</source>
        <translation>Ein Wert ist leer.</translation>
    </message>
    <message>
        <source>The contact is written as mailto:.</source>
        <translation>Der Kontakt ist als mailto: geschrieben.</translation>
    </message>
    <message>
        <source>It has no policies.</source>
        <translation>Er hat keine Richtlinien.</translation>
    </message>
    <message>
        <source>A policy has no sums of its sessions.</source>
        <translation>Einer Richtlinie fehlen die Summen ihrer Sitzungen.</translation>
    </message>
    <message>
        <source>A value is of another kind than the format says.</source>
        <translation>Ein Wert ist von anderer Art, als das Format sagt.</translation>
    </message>
    <message>
        <source>This is no TLS report</source>
        <translation>Das ist kein TLS-Bericht</translation>
    </message>
    <message>
        <source>more than %L1 objects or lists within each other</source>
        <translation>mehr als %L1 Objekte oder Listen ineinander</translation>
    </message>
    <message>
        <source>more than %L1 rows</source>
        <translation>mehr als %L1 Zeilen</translation>
    </message>
    <message>
        <source>The part that a complaint or failure report is known by is missing; it was read from its text.</source>
        <translation>Der Teil, an dem eine Beschwerde oder ein Fehlerbericht erkannt wird, fehlt; er wurde aus seinem Text gelesen.</translation>
    </message>
    <message>
        <source>The part of a complaint or failure report says that it is another.</source>
        <translation>Der Teil einer Beschwerde oder eines Fehlerberichts gibt sich als ein anderer aus.</translation>
    </message>
    <message>
        <source>What kind of complaint or failure it is is missing.</source>
        <translation>Es fehlt, was für eine Beschwerde oder was für ein Fehler es ist.</translation>
    </message>
    <message>
        <source>When the message arrived is missing.</source>
        <translation>Es fehlt, wann die Nachricht ankam.</translation>
    </message>
    <message>
        <source>The domain that is complained of is missing.</source>
        <translation>Die Domain, über die geklagt wird, fehlt.</translation>
    </message>
    <message>
        <source>Nothing of the message itself is there.</source>
        <translation>Von der Nachricht selbst ist nichts da.</translation>
    </message>
    <message>
        <source>A report stands in the text of a message and is not attached.</source>
        <translation>Ein Bericht steht im Text einer Nachricht und ist nicht angehängt.</translation>
    </message>
    <message>
        <source>The message is too large</source>
        <translation>Die Nachricht ist zu groß</translation>
    </message>
    <message>
        <source>more than %L1 lines that may begin a part</source>
        <translation>mehr als %L1 Zeilen, die einen Teil beginnen können</translation>
    </message>
    <message>
        <source>more than %L1 lines that may be a field</source>
        <translation>mehr als %L1 Zeilen, die ein Feld sein können</translation>
    </message>
    <message>
        <source>more than %L1 parts</source>
        <translation>mehr als %L1 Teile</translation>
    </message>
    <message>
        <source>more than %L1 parts within each other</source>
        <translation>mehr als %L1 Teile ineinander</translation>
    </message>
    <message>
        <source>This is no mail message</source>
        <translation>Das ist keine Mail</translation>
    </message>
    <message>
        <source>it has no header</source>
        <translation>sie hat keinen Kopf</translation>
    </message>
    <message>
        <source>A record has the results of SPF and DKIM in several elements; all are read.</source>
        <translation>Ein Datensatz hat die Ergebnisse von SPF und DKIM in mehreren Elementen; alle werden gelesen.</translation>
    </message>
    <message>
        <source>What it was packed in is damaged; what could be unpacked of it was read.</source>
        <translation>Das, worin er gepackt war, ist beschädigt; gelesen wurde, was sich davon entpacken ließ.</translation>
    </message>
    <message>
        <source>There is no report in it</source>
        <translation>Darin ist kein Bericht</translation>
    </message>
    <message>
        <source>It is empty</source>
        <translation>Es ist leer</translation>
    </message>
    <message>
        <source>The message is refused</source>
        <translation>Die Nachricht wird abgewiesen</translation>
    </message>
    <message>
        <source>It lies within more than %1 others</source>
        <translation>Sie steckt in mehr als %1 anderen</translation>
    </message>
    <message>
        <source>It is too large</source>
        <translation>Es ist zu groß</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <translation>Es wurde angehalten</translation>
    </message>
    <message>
        <source>No record of the report is whole</source>
        <translation>Kein Datensatz des Berichts ist ganz</translation>
    </message>
    <message>
        <source>header fields of more than %L1 bytes</source>
        <translation>Kopffelder von mehr als %L1 Bytes</translation>
    </message>
</context>
<context>
    <name>bw::figures</name>
    <message>
        <source>failed tries</source>
        <translation>Fehlversuche</translation>
    </message>
    <message>
        <source>Failed logins %1</source>
        <translation>Fehlgeschlagene Anmeldungen %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 good login from %2</source>
        <translation>%1 erfolgreiche Anmeldung aus %2</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
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
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n nodes heard</source>
        <translation>
            <numerusform>%1 von einem Knoten erfasst</numerusform>
            <numerusform>%1 von %n Knoten erfasst</numerusform>
        </translation>
    </message>
    <message>
        <source>per minute</source>
        <translation>pro Minute</translation>
    </message>
    <message>
        <source>per 5 minutes</source>
        <translation>pro 5 Minuten</translation>
    </message>
    <message>
        <source>per 15 minutes</source>
        <translation>pro 15 Minuten</translation>
    </message>
    <message>
        <source>per hour</source>
        <translation>pro Stunde</translation>
    </message>
    <message>
        <source>per day</source>
        <translation>pro Tag</translation>
    </message>
    <message>
        <source>per week</source>
        <translation>pro Woche</translation>
    </message>
    <message>
        <source>per month</source>
        <translation>pro Monat</translation>
    </message>
    <message>
        <source>not logged</source>
        <translation>nicht protokolliert</translation>
    </message>
    <message>
        <source>other</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>Failed tries %1, by kind</source>
        <translation>Fehlgeschlagene Versuche %1, nach Art</translation>
    </message>
    <message>
        <source>deferred attempts</source>
        <translation>zurückgestellte Versuche</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>outcomes</source>
        <translation>Ausgänge</translation>
    </message>
    <message>
        <source>Outcomes %1</source>
        <extracomment>%1 is a step of time: &quot;per hour&quot;.</extracomment>
        <translation>Ausgänge %1</translation>
    </message>
    <message>
        <source>Recipients that ended %1, by node</source>
        <translation>Abgeschlossene Empfänger %1, nach Knoten</translation>
    </message>
    <message>
        <source>Recipients that ended %1, by stream</source>
        <translation>Abgeschlossene Empfänger %1, nach Strom</translation>
    </message>
    <message>
        <source>Recipients that ended %1, by destination</source>
        <translation>Abgeschlossene Empfänger %1, nach Ziel</translation>
    </message>
    <message>
        <source>Recipients that ended %1, by sender</source>
        <translation>Abgeschlossene Empfänger %1, nach Absender</translation>
    </message>
    <message>
        <source>recipients that ended</source>
        <translation>abgeschlossene Empfänger</translation>
    </message>
    <message>
        <source>accepted messages</source>
        <translation>angenommene Nachrichten</translation>
    </message>
    <message>
        <source>their recipients</source>
        <translation>deren Empfänger</translation>
    </message>
    <message>
        <source>other domains (names no longer kept)</source>
        <translation>andere Domains (Namen nicht mehr aufbewahrt)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failure(s)</source>
        <translation>
            <numerusform>%Ln Fehlversuch</numerusform>
            <numerusform>%Ln Fehlversuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 from %Ln address(es)</source>
        <translation>
            <numerusform>%1 von %Ln Adresse</numerusform>
            <numerusform>%1 von %Ln Adressen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failure(s), all from networks that it is known in</source>
        <translation>
            <numerusform>%Ln Fehlversuch, aus einem Netz, in dem er bekannt ist</numerusform>
            <numerusform>%Ln Fehlversuche, alle aus Netzen, in denen er bekannt ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 by strangers, %Ln more from networks that it is known in</source>
        <extracomment>%1 is &quot;31 failures from 4 addresses&quot;; %n more are told apart from them</extracomment>
        <translation>
            <numerusform>%1 durch Fremde, %Ln weiterer aus einem Netz, in dem er bekannt ist</numerusform>
            <numerusform>%1 durch Fremde, %Ln weitere aus Netzen, in denen er bekannt ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s), %1</source>
        <translation>
            <numerusform>%Ln Nachricht, %1</numerusform>
            <numerusform>%Ln Nachrichten, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>other senders (names no longer kept)</source>
        <translation>andere Absender (Namen nicht mehr aufbewahrt)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused at the door: no sender is kept of them, they are in no bar</source>
        <translation>
            <numerusform>Eine Nachricht wurde vor der Annahme abgelehnt: Ihr Absender wird nicht aufbewahrt, sie steht in keinem Balken.</numerusform>
            <numerusform>%Ln wurden vor der Annahme abgelehnt: Ihre Absender werden nicht aufbewahrt, sie stehen in keinem Balken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused at the door: they belong to no stream, and are in no bar</source>
        <translation>
            <numerusform>Eine Nachricht wurde vor der Annahme abgelehnt: Sie gehört zu keinem Strom und steht in keinem Balken.</numerusform>
            <numerusform>%Ln wurden vor der Annahme abgelehnt: Sie gehören zu keinem Strom und stehen in keinem Balken.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 after it got in</source>
        <translation>%1, nachdem es gelungen war</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln more after it got in</source>
        <translation>
            <numerusform>%1, %Ln weiterer, nachdem es gelungen war</numerusform>
            <numerusform>%1, %Ln weitere, nachdem es gelungen war</numerusform>
        </translation>
    </message>
    <message>
        <source>no reports</source>
        <translation>keine Berichte</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>reports still coming</source>
        <translation>Berichte kommen noch</translation>
    </message>
    <message>
        <source>SPF and DKIM</source>
        <translation>SPF und DKIM</translation>
    </message>
    <message>
        <source>DKIM only</source>
        <translation>nur DKIM</translation>
    </message>
    <message>
        <source>SPF only</source>
        <translation>nur SPF</translation>
    </message>
    <message>
        <source>neither: fails</source>
        <translation>keines: besteht nicht</translation>
    </message>
    <message>
        <source>Reported messages %1, aligned by</source>
        <extracomment>%1 is a step of time: &quot;per day&quot;</extracomment>
        <translation>Berichtete Nachrichten %1, passend nach</translation>
    </message>
    <message>
        <source>Messages that fail DMARC %1, by domain</source>
        <extracomment>%1 is a step of time: &quot;per day&quot;</extracomment>
        <translation>Nachrichten %1, die DMARC nicht bestehen, nach Domain</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>nicht berichtet</translation>
    </message>
    <message>
        <source>below: not delivered, of ended</source>
        <translation>unten: Anteil nicht zugestellt</translation>
    </message>
</context>
<context>
    <name>bw::fleet</name>
    <message>
        <source>%1 is no host</source>
        <translation>%1 ist kein Host</translation>
    </message>
    <message>
        <source>Write host, host:port or user@host:port.</source>
        <translation>Schreiben Sie Host, Host:Port oder Benutzer@Host:Port.</translation>
    </message>
    <message>
        <source>A node needs a name</source>
        <translation>Ein Knoten braucht einen Namen</translation>
    </message>
    <message>
        <source>Give it up to %1 characters on one line.</source>
        <translation>Geben Sie ihm bis zu %1 Zeichen in einer Zeile.</translation>
    </message>
    <message>
        <source>%1 is no port</source>
        <translation>%1 ist kein Port</translation>
    </message>
    <message>
        <source>Ports go from 1 to %1; SSH usually has 22.</source>
        <translation>Ports gehen von 1 bis %1; SSH hat meist 22.</translation>
    </message>
    <message>
        <source>“%1” is no host name or address</source>
        <translation>„%1“ ist weder Hostname noch Adresse</translation>
    </message>
    <message>
        <source>Write it as ssh takes it, without user and port.</source>
        <translation>Schreiben Sie ihn so, wie ssh ihn nimmt, ohne Benutzer und Port.</translation>
    </message>
    <message>
        <source>“%1” is no user name</source>
        <translation>„%1“ ist kein Benutzername</translation>
    </message>
    <message>
        <source>Name the account there that may read the log.</source>
        <translation>Nennen Sie das Konto dort, das das Protokoll lesen darf.</translation>
    </message>
    <message>
        <source>No log was named</source>
        <translation>Es wurde kein Protokoll genannt</translation>
    </message>
    <message>
        <source>Name the log that the mail server writes, such as /var/log/mail.log.</source>
        <translation>Nennen Sie das Protokoll, das der Mailserver schreibt, etwa /var/log/mail.log.</translation>
    </message>
    <message>
        <source>“%1” is no absolute path</source>
        <translation>„%1“ ist kein absoluter Pfad</translation>
    </message>
    <message>
        <source>Begin it with a slash: /var/log/mail.log.</source>
        <translation>Beginnen Sie ihn mit einem Schrägstrich: /var/log/mail.log.</translation>
    </message>
    <message>
        <source>“%1” cannot be a configuration folder</source>
        <translation>„%1“ kann kein Konfigurationsordner sein</translation>
    </message>
    <message>
        <source>It stands in commands, so it must be an absolute path of letters, digits and . _ - + @ : , =</source>
        <translation>Er steht in Befehlen, muss also ein absoluter Pfad aus Buchstaben, Ziffern und . _ - + @ : , = sein</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>%1 is new</source>
        <translation>%1 ist neu</translation>
    </message>
    <message>
        <source>%1 is now set, to %2</source>
        <translation>%1 ist jetzt gesetzt, auf %2</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 ist weg</translation>
    </message>
    <message>
        <source>%1 is no longer set; it was %2</source>
        <translation>%1 ist nicht mehr gesetzt; es war %2</translation>
    </message>
    <message>
        <source>%1 was %2 and is now %3</source>
        <translation>%1 war %2 und ist jetzt %3</translation>
    </message>
    <message>
        <source>%1 is written in another way; it says the same</source>
        <translation>%1 ist anders geschrieben; es sagt dasselbe</translation>
    </message>
    <message>
        <source>%1 cannot be read any more: %2</source>
        <translation>%1 ist nicht mehr lesbar: %2</translation>
    </message>
    <message>
        <source>%1 can be read now</source>
        <translation>%1 ist jetzt lesbar</translation>
    </message>
    <message>
        <source>(the product&apos;s default is %1)</source>
        <translation>(Vorgabe des Produkts: %1)</translation>
    </message>
    <message>
        <source>A journal is the host&apos;s own, or one folder</source>
        <translation>Ein Journal ist das des Rechners oder ein Ordner</translation>
    </message>
    <message>
        <source>Name no log, or one folder of journal files by its absolute path.</source>
        <translation>Nennen Sie kein Protokoll oder einen Ordner mit Journaldateien mit absolutem Pfad.</translation>
    </message>
    <message>
        <source>“%1” holds a character that cannot be seen: %2</source>
        <extracomment>a name, path or tag; then the character as U+202E</extracomment>
        <translation>„%1“ enthält ein Zeichen, das man nicht sieht: %2</translation>
    </message>
    <message>
        <source>Write it anew by hand: what is copied may hold more than it shows.</source>
        <translation>Schreiben Sie es von Hand neu: Kopiertes kann mehr enthalten, als es zeigt.</translation>
    </message>
    <message>
        <source>“%1…” is too long for a group or tag</source>
        <translation>„%1…“ ist zu lang für eine Gruppe oder ein Schlagwort</translation>
    </message>
    <message>
        <source>Write it whole, from the slash on: a service that reads it stands in another folder.</source>
        <translation>Schreiben Sie ihn ganz, vom Schrägstrich an: ein Dienst, der die Datei liest, steht in einem anderen Ordner.</translation>
    </message>
    <message>
        <source>A mailbox&apos;s name is no URL</source>
        <translation>Der Name eines Postfachs ist keine URL</translation>
    </message>
    <message>
        <source>Give it a short name, and its place beside it.</source>
        <translation>Geben Sie ihm einen kurzen Namen und seinen Ort daneben.</translation>
    </message>
    <message>
        <source>This is no name of a mail server</source>
        <translation>Das ist kein Name eines Mailservers</translation>
    </message>
    <message>
        <source>Write a name, as in imap.example.com.</source>
        <translation>Schreiben Sie einen Namen wie imap.example.com.</translation>
    </message>
    <message>
        <source>This is no port</source>
        <translation>Das ist kein Port</translation>
    </message>
    <message>
        <source>993 is usual for TLS, 143 for STARTTLS.</source>
        <translation>Üblich sind 993 für TLS und 143 für STARTTLS.</translation>
    </message>
    <message>
        <source>The mailbox names nobody who can log in</source>
        <translation>Das Postfach nennt niemanden, der sich anmelden kann</translation>
    </message>
    <message>
        <source>Name the user, as in imaps://reports@imap.example.com.</source>
        <translation>Nennen Sie den Benutzer, wie in imaps://reports@imap.example.com.</translation>
    </message>
    <message>
        <source>This is no folder</source>
        <translation>Das ist kein Ordner</translation>
    </message>
    <message>
        <source>Write its name as the server does, without control characters.</source>
        <translation>Schreiben Sie seinen Namen wie der Server, ohne Steuerzeichen.</translation>
    </message>
    <message>
        <source>Messages cannot be moved to where they are</source>
        <translation>Nachrichten können nicht dorthin verschoben werden, wo sie sind</translation>
    </message>
    <message>
        <source>Name another folder, as in Archive.</source>
        <translation>Nennen Sie einen anderen Ordner, etwa Archive.</translation>
    </message>
    <message>
        <source>OAuth needs two addresses that begin with https://, and the id of a client</source>
        <translation>OAuth braucht zwei Adressen, die mit https:// beginnen, und die Kennung eines Clients</translation>
    </message>
    <message>
        <source>Your provider&apos;s documentation names them; the id is that of the application that you registered there.</source>
        <translation>Die Dokumentation Ihres Anbieters nennt sie; die Kennung ist die der Anwendung, die Sie dort angemeldet haben.</translation>
    </message>
    <message>
        <source>This is no mailbox</source>
        <translation>Das ist kein Postfach</translation>
    </message>
    <message>
        <source>Write imaps://user@host/folder.</source>
        <translation>Schreiben Sie imaps://benutzer@host/ordner.</translation>
    </message>
    <message>
        <source>A password does not belong into a command</source>
        <translation>Ein Passwort gehört nicht in einen Befehl</translation>
    </message>
    <message>
        <source>Every process can see it there. It is asked for, read from a file, or taken from the keychain.</source>
        <translation>Dort kann es jeder Prozess sehen. Es wird erfragt, aus einer Datei gelesen oder dem Schlüsselbund entnommen.</translation>
    </message>
    <message>
        <source>Name the folder, not a message of it.</source>
        <translation>Nennen Sie den Ordner, nicht eine Nachricht darin.</translation>
    </message>
</context>
<context>
    <name>bw::fleet::AccessDialog</name>
    <message>
        <source>Let Breakwater in</source>
        <translation>Breakwater hineinlassen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>&amp;Make a key for me</source>
        <translation>Einen Schlüssel für &amp;mich erzeugen</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>For whoever looks after the server. Alone in authorized_keys it allows all that the account may do.</source>
        <translation>Für den, der den Server betreut. Allein in authorized_keys erlaubt er alles, was das Konto darf.</translation>
    </message>
    <message>
        <source>Line for authorized_keys</source>
        <translation>Zeile für authorized_keys</translation>
    </message>
    <message>
        <source>Better: with it the key can read what is named here, and do nothing else.</source>
        <translation>Besser: Damit kann der Schlüssel lesen, was hier genannt ist, und sonst nichts.</translation>
    </message>
    <message>
        <source>On the server, as root</source>
        <translation>Auf dem Server, als root</translation>
    </message>
    <message>
        <source>An account of its own, only the groups that reading needs, and the script below in its place.</source>
        <translation>Ein eigenes Konto, nur die Gruppen, die das Lesen braucht, und das Skript von unten an seinem Platz.</translation>
    </message>
    <message>
        <source>The script, whole</source>
        <translation>Das Skript, ganz</translation>
    </message>
    <message>
        <source>What the server runs instead of whatever is asked: a POSIX shell script that allows the listed reads.</source>
        <translation>Was der Server statt jeder Anfrage ausführt: ein POSIX-Shell-Skript, das nur die aufgezählten Lesezugriffe erlaubt.</translation>
    </message>
    <message>
        <source>&amp;Save the script…</source>
        <translation>Skript &amp;speichern …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No key was made for Breakwater on this computer. It would be an Ed25519 key in a file that you alone may read; with the SSH agent, or a key file that you name, none is needed.</source>
        <translation>Auf diesem Rechner wurde noch kein Schlüssel für Breakwater erzeugt. Es wäre ein Ed25519-Schlüssel in einer Datei, die nur Sie lesen dürfen; mit dem SSH-Agenten oder einer Schlüsseldatei, die Sie nennen, braucht es keinen.</translation>
    </message>
    <message>
        <source>The key %1 is offered.</source>
        <translation>Angeboten wird der Schlüssel %1.</translation>
    </message>
    <message>
        <source>The key that was made for Breakwater is offered: %1, in %2.</source>
        <translation>Angeboten wird der Schlüssel, der für Breakwater erzeugt wurde: %1, in %2.</translation>
    </message>
    <message>
        <source>Nothing: root may read it all. An account of its own would be safer.</source>
        <translation>Nichts: root darf alles lesen. Ein eigenes Konto wäre sicherer.</translation>
    </message>
    <message>
        <source>None: OpenSSH&apos;s own read-only SFTP server is used.</source>
        <translation>Keines: Der nur lesende SFTP-Server von OpenSSH wird benutzt.</translation>
    </message>
    <message>
        <source>There is no key yet.</source>
        <translation>Es gibt noch keinen Schlüssel.</translation>
    </message>
    <message>
        <source>It is being made.</source>
        <translation>Er wird erzeugt.</translation>
    </message>
    <message>
        <source>Make a key</source>
        <translation>Schlüssel erzeugen</translation>
    </message>
    <message>
        <source>Save the script</source>
        <translation>Skript speichern</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saving the script</source>
        <translation>Skript wird gespeichert</translation>
    </message>
    <message>
        <source>The script could not be saved</source>
        <translation>Das Skript konnte nicht gespeichert werden</translation>
    </message>
</context>
<context>
    <name>bw::fleet::CollectorLine</name>
    <message numerus="yes">
        <source>Collected by this console every %n second(s), while it is open.</source>
        <translation>
            <numerusform>Diese Konsole holt jede Sekunde ab, solange sie offen ist.</numerusform>
            <numerusform>Diese Konsole holt alle %n Sekunden ab, solange sie offen ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Collected by another program.</source>
        <translation>Ein anderes Programm holt ab.</translation>
    </message>
    <message>
        <source>Collected by the collector service (%1).</source>
        <translation>Der Abholdienst holt ab (%1).</translation>
    </message>
    <message>
        <source>Collected by this console, once a node can be reached.</source>
        <translation>Diese Konsole holt ab, sobald ein Knoten erreichbar ist.</translation>
    </message>
    <message>
        <source>The collector service runs; it reads the store that it was told.</source>
        <translation>Der Abholdienst läuft; er liest für den Datenspeicher, der ihm genannt wurde.</translation>
    </message>
    <message>
        <source>Not collected by itself: only when somebody presses Collect now.</source>
        <translation>Es wird nicht von selbst abgeholt: nur wenn jemand „Jetzt abholen“ drückt.</translation>
    </message>
    <message>
        <source>Do not collect by itself</source>
        <translation>Nicht von selbst abholen</translation>
    </message>
    <message>
        <source>Collect while this console is open</source>
        <translation>Abholen, solange die Konsole offen ist</translation>
    </message>
    <message>
        <source>Stop the collector service</source>
        <translation>Abholdienst anhalten</translation>
    </message>
    <message>
        <source>Start the collector service</source>
        <translation>Abholdienst starten</translation>
    </message>
    <message>
        <source>It is being asked.</source>
        <translation>Er wird gefragt.</translation>
    </message>
    <message>
        <source>Collecting by itself fails: %1</source>
        <translation>Das selbsttätige Abrufen scheitert: %1</translation>
    </message>
</context>
<context>
    <name>bw::fleet::ComparisonView</name>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>How it is shown</source>
        <translation>Wie es gezeigt wird</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>As a diff</source>
        <translation>Als Diff</translation>
    </message>
    <message>
        <source>Filter changes</source>
        <translation>Änderungen filtern</translation>
    </message>
    <message>
        <source>The difference, line by line</source>
        <translation>Der Unterschied, Zeile für Zeile</translation>
    </message>
    <message>
        <source>&amp;Before</source>
        <translation>&amp;Vorher</translation>
    </message>
    <message>
        <source>&amp;After</source>
        <translation>&amp;Nachher</translation>
    </message>
    <message>
        <source>%1: node</source>
        <translation>%1: Knoten</translation>
    </message>
    <message>
        <source>%1: snapshot</source>
        <translation>%1: Stand</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>a snapshot, by its time</comment>
        <translation>vom %1</translation>
    </message>
    <message>
        <source>No node has a snapshot yet. They come with the first read.</source>
        <translation>Noch hat kein Knoten einen Stand. Der erste kommt mit dem ersten Lesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) differ</source>
        <translation>
            <numerusform>eine Einstellung verschieden</numerusform>
            <numerusform>%n Einstellungen verschieden</numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 the same</source>
        <translation>, %1 gleich</translation>
    </message>
    <message numerus="yes">
        <source>, %n only in order or spelling</source>
        <translation>
            <numerusform>, eine nur in Reihenfolge oder Schreibweise</numerusform>
            <numerusform>, %n nur in Reihenfolge oder Schreibweise</numerusform>
        </translation>
    </message>
    <message>
        <source>The two say the same.</source>
        <translation>Beide sagen dasselbe.</translation>
    </message>
    <message>
        <source>%1 has no snapshot yet. They come with the first read.</source>
        <translation>Von %1 gibt es noch keinen Stand. Er kommt mit dem ersten Lesen.</translation>
    </message>
</context>
<context>
    <name>bw::fleet::FleetPage</name>
    <message>
        <source>Fleet</source>
        <translation>Flotte</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Import logs…</source>
        <translation>Protokolle importieren …</translation>
    </message>
    <message>
        <source>With the chosen</source>
        <translation>Mit den gewählten</translation>
    </message>
    <message>
        <source>&amp;Collect now</source>
        <translation>Jetzt &amp;abholen</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>C&amp;ompare snapshots…</source>
        <translation>Stände &amp;vergleichen …</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen …</translation>
    </message>
    <message>
        <source>Add node…</source>
        <translation>Knoten hinzufügen …</translation>
    </message>
    <message>
        <source>Reach a mail server by SSH, or its files on this computer (Ctrl+N)</source>
        <translation>Einen Mailserver über SSH erreichen, oder seine Dateien auf diesem Rechner (Strg+N)</translation>
    </message>
    <message>
        <source>All nodes</source>
        <translation>Alle Knoten</translation>
    </message>
    <message>
        <source>any</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Filter nodes</source>
        <translation>Knoten filtern</translation>
    </message>
    <message>
        <source>Changed in the last 7 days</source>
        <translation>In den letzten 7 Tagen geändert</translation>
    </message>
    <message>
        <source>from snapshots</source>
        <translation>aus den Ständen</translation>
    </message>
    <message>
        <source>Filter changes</source>
        <translation>Änderungen filtern</translation>
    </message>
    <message>
        <source>This store is open read-only.</source>
        <translation>Dieser Datenspeicher ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Which servers send your mail?</source>
        <translation>Welche Server versenden Ihre Mail?</translation>
    </message>
    <message>
        <source>Name them once. From then on they are read over SSH, and nothing is installed there.</source>
        <translation>Nennen Sie sie einmal. Von da an werden sie über SSH gelesen, und dort wird nichts installiert.</translation>
    </message>
    <message>
        <source>Log files</source>
        <translation>Protokolldateien</translation>
    </message>
    <message>
        <source>Bring the logs by hand; their nodes appear here.</source>
        <translation>Bringen Sie die Protokolle von Hand; ihre Knoten erscheinen hier.</translation>
    </message>
    <message>
        <source>Only looking?</source>
        <translation>Nur zum Ansehen?</translation>
    </message>
    <message>
        <source>Show this page with example data</source>
        <translation>Diese Seite mit Beispieldaten zeigen</translation>
    </message>
    <message>
        <source>It stays apart from your own.</source>
        <translation>Sie bleiben von Ihren eigenen getrennt.</translation>
    </message>
    <message>
        <source>No node yet</source>
        <translation>Noch kein Knoten</translation>
    </message>
    <message>
        <source>No node matches these filters.</source>
        <translation>Kein Knoten passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Comparison of two snapshots</source>
        <translation>Vergleich zweier Stände</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>ein Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>, all imported by hand</source>
        <translation>, von Hand importiert</translation>
    </message>
    <message numerus="yes">
        <source>, %n cannot be read</source>
        <translation>
            <numerusform>, einer nicht lesbar</numerusform>
            <numerusform>, %n nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 of %2 read in the last 2 minutes</source>
        <translation>, %1 von %2 in den letzten 2 Minuten gelesen</translation>
    </message>
    <message>
        <source>Compare keys…</source>
        <translation>Schlüssel vergleichen …</translation>
    </message>
    <message>
        <source>Remove node</source>
        <translation>Knoten entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) removed; what they said stays</source>
        <translation>
            <numerusform>Ein Knoten entfernt; was er sagte, bleibt</numerusform>
            <numerusform>%n Knoten entfernt; was sie sagten, bleibt</numerusform>
        </translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 new lines</source>
        <translation>%1 neue Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n node(s), %1 done</source>
        <translation>
            <numerusform>Ein Knoten wird gelesen, %1 fertig</numerusform>
            <numerusform>%n Knoten werden gelesen, %1 fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>What differs, as a table</source>
        <translation>Was sich unterscheidet, als Tabelle</translation>
    </message>
    <message>
        <source>The snapshot, as a table</source>
        <translation>Der Stand, als Tabelle</translation>
    </message>
    <message>
        <source>Nodes, as a table</source>
        <translation>Knoten, als Tabelle</translation>
    </message>
    <message>
        <source>Changes, as a table</source>
        <translation>Änderungen, als Tabelle</translation>
    </message>
    <message>
        <source>Give the &amp;password…</source>
        <translation>&amp;Passwort angeben …</translation>
    </message>
    <message>
        <source>%1 and more are not read until somebody gives it.</source>
        <translation>%1 und weitere werden nicht gelesen, bis jemand es angibt.</translation>
    </message>
    <message>
        <source>%1 is not read until somebody gives it.</source>
        <translation>Nicht gelesen wird, bis jemand es angibt: %1.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>&amp;Nodes of a list…</source>
        <translation>&amp;Knoten einer Liste …</translation>
    </message>
    <message>
        <source>&amp;Log files…</source>
        <translation>&amp;Protokolldateien …</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>All in one</source>
        <translation>Alle zusammen</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>Nach Gruppe</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>Nach Schlagwort</translation>
    </message>
    <message>
        <source>A list of nodes</source>
        <translation>Eine Liste von Knoten</translation>
    </message>
    <message>
        <source>From ~/.ssh/config, an Ansible inventory or CSV.</source>
        <translation>Aus ~/.ssh/config, einem Ansible-Inventar oder CSV.</translation>
    </message>
    <message>
        <source>Import nodes…</source>
        <translation>Knoten importieren …</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) added</source>
        <translation>
            <numerusform>Ein Knoten hinzugefügt</numerusform>
            <numerusform>%n Knoten hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) and all data of them are gone</source>
        <translation>
            <numerusform>Ein Knoten und alle seine Daten sind gelöscht</numerusform>
            <numerusform>%n Knoten und alle ihre Daten sind gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Give it…</source>
        <translation>Angeben …</translation>
    </message>
    <message>
        <source>Not known: no settings were read in these 7 days. Nodes that are reached tell them.</source>
        <translation>Nicht bekannt: In diesen 7 Tagen wurden keine Einstellungen gelesen. Erreichte Knoten nennen sie.</translation>
    </message>
    <message>
        <source>No change is known: %1 of %2 nodes told their settings in these 7 days.</source>
        <translation>Keine Änderung bekannt: %1 von %2 Knoten nannten in diesen 7 Tagen ihre Einstellungen.</translation>
    </message>
    <message>
        <source>being removed…</source>
        <translation>wird entfernt …</translation>
    </message>
    <message>
        <source>%1 …</source>
        <comment>a job that runs</comment>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>Removing was stopped: what is left goes when the node is removed again.</source>
        <translation>Das Entfernen wurde angehalten: Der Rest geht, wenn der Knoten noch einmal entfernt wird.</translation>
    </message>
    <message>
        <source>%1: %2 of their rows are gone</source>
        <comment>a job that runs</comment>
        <translation>%1: %2 der Zeilen sind gelöscht</translation>
    </message>
    <message>
        <source>What is gone by then stays gone. The rest stays, and goes when the node is removed again.</source>
        <translation>Was bis dahin gelöscht ist, bleibt gelöscht. Der Rest bleibt und geht, wenn der Knoten noch einmal entfernt wird.</translation>
    </message>
    <message>
        <source>%1 is not read since %2: its host key changed.</source>
        <translation>%1 wird seit %2 nicht gelesen: sein Host-Schlüssel hat sich geändert.</translation>
    </message>
    <message>
        <source>%1 is not read since %2: its host key is not known to this computer.</source>
        <translation>%1 wird seit %2 nicht gelesen: sein Host-Schlüssel ist diesem Rechner nicht bekannt.</translation>
    </message>
    <message>
        <source>Nothing is sent to it until you decide.</source>
        <translation>Bis Sie entscheiden, wird nichts dorthin gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) wait for a password or passphrase.</source>
        <translation>
            <numerusform>Ein Knoten wartet auf ein Passwort oder eine Passphrase.</numerusform>
            <numerusform>%n Knoten warten auf ein Passwort oder eine Passphrase.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n silent</source>
        <translation>
            <numerusform>, %n stumm</numerusform>
            <numerusform>, %n stumm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::fleet::HostKeyQuestion</name>
    <message>
        <source>Question about the host key</source>
        <translation>Frage zum Host-Schlüssel</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>To compare</source>
        <translation>Zum Vergleich</translation>
    </message>
    <message>
        <source>Ne&amp;w fingerprint, as the server&apos;s owner tells it</source>
        <translation>Neuer Fin&amp;gerabdruck, wie ihn der Eigner des Servers nennt</translation>
    </message>
    <message>
        <source>SHA256:… Then test again; nothing is sent before.</source>
        <translation>SHA256:… Dann erneut prüfen; vorher wird nichts gesendet.</translation>
    </message>
    <message>
        <source>This is not the key that the server shows now.</source>
        <translation>Das ist nicht der Schlüssel, den der Server jetzt zeigt.</translation>
    </message>
    <message>
        <source>It &amp;matches: trust and go on</source>
        <translation>Er &amp;stimmt: vertrauen und weiter</translation>
    </message>
    <message>
        <source>It &amp;differs: stop here</source>
        <translation>Er &amp;weicht ab: hier aufhören</translation>
    </message>
    <message>
        <source>Trusting writes one line to known_hosts.</source>
        <translation>Vertrauen schreibt eine Zeile in known_hosts.</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>%1 shows another key than before. Either it was installed anew, or someone stands between you and it. Nothing was sent. Ask its owner which key is right, by a way that does not lead over this connection.</source>
        <translation>%1 zeigt einen anderen Schlüssel als bisher. Entweder wurde er neu aufgesetzt, oder jemand steht zwischen Ihnen und ihm. Es wurde nichts gesendet. Fragen Sie seinen Eigner, welcher Schlüssel stimmt, auf einem Weg, der nicht über diese Verbindung führt.</translation>
    </message>
    <message>
        <source>This computer has never met %1. Make sure that it is the right server before you trust it: ask its owner for the fingerprint, or run the second line on the server&apos;s own console.</source>
        <translation>Dieser Rechner ist %1 noch nie begegnet. Vergewissern Sie sich, dass es der richtige Server ist, bevor Sie ihm vertrauen: Fragen Sie seinen Eigner nach dem Fingerabdruck, oder führen Sie die zweite Zeile an der Konsole des Servers selbst aus.</translation>
    </message>
</context>
<context>
    <name>bw::fleet::ImportNodesDialog</name>
    <message>
        <source>The list of nodes could not be read</source>
        <translation>Die Liste der Knoten konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>there is a node of this name</source>
        <translation>einen Knoten dieses Namens gibt es</translation>
    </message>
    <message>
        <source>the same place as %1</source>
        <translation>derselbe Ort wie %1</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>Import nodes</source>
        <translation>Knoten importieren</translation>
    </message>
    <message>
        <source>&amp;List of nodes</source>
        <translation>&amp;Liste der Knoten</translation>
    </message>
    <message>
        <source>ssh&apos;s configuration, what ansible-inventory --list prints, or CSV with a head row</source>
        <translation>ssh-Konfiguration, die Ausgabe von ansible-inventory --list oder CSV mit Kopfzeile</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>What it names</source>
        <translation>Was sie nennt</translation>
    </message>
    <message>
        <source>Nodes that the list names</source>
        <translation>Knoten, die die Liste nennt</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Choose &amp;all new</source>
        <translation>Alle &amp;neuen wählen</translation>
    </message>
    <message>
        <source>Choose n&amp;one</source>
        <translation>&amp;Keinen wählen</translation>
    </message>
    <message>
        <source>Choose a list first. It is only read: nothing is connected or run.</source>
        <translation>Wählen Sie zuerst eine Liste. Sie wird nur gelesen: Nichts wird verbunden oder ausgeführt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>SSH, read-only commands</source>
        <translation>SSH, nur lesende Befehle</translation>
    </message>
    <message>
        <source>SFTP alone: no commands</source>
        <translation>Nur SFTP: keine Befehle</translation>
    </message>
    <message>
        <source>The journal, over SSH</source>
        <translation>Das Journal, über SSH</translation>
    </message>
    <message>
        <source>&amp;Route</source>
        <translation>Zugangs&amp;weg</translation>
    </message>
    <message>
        <source>Where the list does not say it</source>
        <translation>Wo die Liste es nicht sagt</translation>
    </message>
    <message>
        <source>Log &amp;in as</source>
        <translation>A&amp;nmelden als</translation>
    </message>
    <message>
        <source>Else as ~/.ssh/config says</source>
        <translation>Sonst wie ~/.ssh/config sagt</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppe</translation>
    </message>
    <message>
        <source>Where the list names none</source>
        <translation>Wo die Liste keine nennt</translation>
    </message>
    <message>
        <source>List of nodes</source>
        <translation>Liste der Knoten</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>This list names no node.</source>
        <translation>Diese Liste nennt keinen Knoten.</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s), %1 new</source>
        <translation>
            <numerusform>Ein Knoten, %1 neu</numerusform>
            <numerusform>%n Knoten, %1 neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> und eine weitere</numerusform>
            <numerusform> und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Passed over: %1</source>
        <translation>Übergangen: %1</translation>
    </message>
    <message numerus="yes">
        <source>Add %n node(s)</source>
        <translation>
            <numerusform>Einen Knoten hinzufügen</numerusform>
            <numerusform>%n Knoten hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>They are being saved.</source>
        <translation>Sie werden gespeichert.</translation>
    </message>
    <message>
        <source>Choose at least one new node.</source>
        <translation>Wählen Sie wenigstens einen neuen Knoten.</translation>
    </message>
    <message>
        <source>The list is being read.</source>
        <translation>Die Liste wird gelesen.</translation>
    </message>
    <message>
        <source>%1, cannot be chosen: %2</source>
        <translation>%1, nicht wählbar: %2</translation>
    </message>
    <message>
        <source>Cannot be chosen: %1</source>
        <translation>Nicht wählbar: %1</translation>
    </message>
</context>
<context>
    <name>bw::fleet::NodeDialog</name>
    <message>
        <source>Add node</source>
        <translation>Knoten hinzufügen</translation>
    </message>
    <message>
        <source>Edit node %1</source>
        <translation>Knoten %1 bearbeiten</translation>
    </message>
    <message>
        <source>No access by SSH? Import log files by hand…</source>
        <translation>Kein Zugang über SSH? Protokolldateien von Hand importieren …</translation>
    </message>
    <message>
        <source>&amp;Test the connection</source>
        <translation>&amp;Verbindung prüfen</translation>
    </message>
    <message>
        <source>Add n&amp;ode</source>
        <translation>Kn&amp;oten hinzufügen</translation>
    </message>
    <message>
        <source>Breakwater only reads. It installs nothing.</source>
        <translation>Breakwater liest nur. Es installiert nichts.</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Verbindungsprüfung</translation>
    </message>
    <message>
        <source>Not tested yet. Each step is tried and told here; nothing is stored.</source>
        <translation>Noch nicht geprüft. Jeder Schritt wird versucht und hier genannt; nichts wird gespeichert.</translation>
    </message>
    <message>
        <source>stopped: the key is not the right one, and nothing was sent</source>
        <translation>angehalten: der Schlüssel ist nicht der richtige, und es wurde nichts gesendet</translation>
    </message>
    <message>
        <source>Tell the server&apos;s owner: somebody else may answer under this address.</source>
        <translation>Sagen Sie es dem Eigner des Servers: unter dieser Adresse antwortet womöglich jemand anders.</translation>
    </message>
    <message>
        <source>changed since: test again</source>
        <translation>seither geändert: erneut prüfen</translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>The test is running.</source>
        <translation>Die Prüfung läuft.</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>Wird gespeichert.</translation>
    </message>
    <message>
        <source>Test the connection first.</source>
        <translation>Prüfen Sie erst die Verbindung.</translation>
    </message>
    <message>
        <source>Connection test: %1</source>
        <translation>Verbindungsprüfung: %1</translation>
    </message>
    <message>
        <source>running, at most 30 s</source>
        <translation>läuft, höchstens 30 s</translation>
    </message>
    <message numerus="yes">
        <source>all %n step(s) went well</source>
        <translation>
            <numerusform>der eine Schritt ging gut</numerusform>
            <numerusform>alle %n Schritte gingen gut</numerusform>
        </translation>
    </message>
    <message>
        <source>connected, but step %1 of %2 failed</source>
        <translation>verbunden, aber Schritt %1 von %2 schlug fehl</translation>
    </message>
    <message>
        <source>stopped at step %1 of %2; nothing was sent</source>
        <translation>bei Schritt %1 von %2 angehalten; es wurde nichts gesendet</translation>
    </message>
    <message>
        <source>stopped at step %1 of %2</source>
        <translation>bei Schritt %1 von %2 angehalten</translation>
    </message>
    <message>
        <source>%1 does not let us in without it</source>
        <translation>%1 lässt uns ohne das nicht hinein</translation>
    </message>
    <message>
        <source>Make a key, and allow nothing but reading there…</source>
        <translation>Schlüssel erzeugen und dort nur das Lesen erlauben …</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Test anhalten</translation>
    </message>
    <message>
        <source>stopped: nothing was decided</source>
        <translation>angehalten: nichts wurde entschieden</translation>
    </message>
    <message>
        <source>This store is open read-only.</source>
        <translation>Dieser Datenspeicher ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Sa&amp;ve node</source>
        <translation>Kn&amp;oten speichern</translation>
    </message>
    <message>
        <source>Give the pass&amp;word…</source>
        <translation>Pa&amp;sswort angeben …</translation>
    </message>
</context>
<context>
    <name>bw::fleet::NodeFields</name>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>SSH, read-only commands</source>
        <translation>SSH, nur lesende Befehle</translation>
    </message>
    <message>
        <source>SFTP alone: no commands</source>
        <translation>Nur SFTP: keine Befehle</translation>
    </message>
    <message>
        <source>The journal, over SSH</source>
        <translation>Das Journal, über SSH</translation>
    </message>
    <message>
        <source>Files of this computer</source>
        <translation>Dateien dieses Rechners</translation>
    </message>
    <message>
        <source>The journal of this computer</source>
        <translation>Das Journal dieses Rechners</translation>
    </message>
    <message>
        <source>SSH agent, then ~/.ssh/config</source>
        <translation>SSH-Agent, dann ~/.ssh/config</translation>
    </message>
    <message>
        <source>Choose a key file</source>
        <translation>Schlüsseldatei wählen</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Name or address of its SSH server</source>
        <translation>Name oder Adresse seines SSH-Servers</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>Po&amp;rt</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>What you call it, and what its figures stand under</source>
        <translation>Wie Sie ihn nennen, und worunter seine Zahlen stehen</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppe</translation>
    </message>
    <message>
        <source>&amp;Route</source>
        <translation>Zugangs&amp;weg</translation>
    </message>
    <message>
        <source>Log &amp;in as</source>
        <translation>Anmelden a&amp;ls</translation>
    </message>
    <message>
        <source>Else as ~/.ssh/config says</source>
        <translation>Sonst wie in ~/.ssh/config</translation>
    </message>
    <message>
        <source>Sign in with a &amp;key file</source>
        <translation>Mit S&amp;chlüsseldatei anmelden</translation>
    </message>
    <message>
        <source>Empty: the SSH agent, then ~/.ssh/config</source>
        <translation>Leer: der SSH-Agent, dann ~/.ssh/config</translation>
    </message>
    <message>
        <source>T&amp;hrough</source>
        <translation>&amp;Über</translation>
    </message>
    <message>
        <source>user@host:port, or a name of ~/.ssh/config</source>
        <translation>nutzer@host:port, oder ein Name aus ~/.ssh/config</translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation>Pro&amp;tokolle</translation>
    </message>
    <message>
        <source>Where the mail server writes; several with blanks between</source>
        <translation>Wohin der Mailserver schreibt; mehrere mit Leerzeichen dazwischen</translation>
    </message>
    <message>
        <source>Words to find it by</source>
        <translation>Worte, um ihn zu finden</translation>
    </message>
    <message>
        <source>Name the host, as you would for ssh.</source>
        <translation>Nennen Sie den Host, wie Sie ihn für ssh schreiben.</translation>
    </message>
    <message>
        <source>A node needs a name.</source>
        <translation>Ein Knoten braucht einen Namen.</translation>
    </message>
    <message>
        <source>Name the log, such as /var/log/mail.log.</source>
        <translation>Nennen Sie das Protokoll, etwa /var/log/mail.log.</translation>
    </message>
    <message>
        <source>Begin each path with a slash.</source>
        <translation>Beginnen Sie jeden Pfad mit einem Schrägstrich.</translation>
    </message>
    <message>
        <source>“%1” is no host. Write user@host:port.</source>
        <translation>„%1“ ist kein Host. Schreiben Sie nutzer@host:port.</translation>
    </message>
    <message>
        <source>Tag&amp;s</source>
        <translation>Schlagwört&amp;er</translation>
    </message>
</context>
<context>
    <name>bw::fleet::NodePanel</name>
    <message>
        <source>The server was installed anew, or someone stands between you and it. Nothing is sent until you decide.</source>
        <translation>Der Server wurde neu aufgesetzt, oder jemand steht zwischen Ihnen und ihm. Bis Sie entscheiden, wird nichts gesendet.</translation>
    </message>
    <message>
        <source>This computer never met it. Compare its fingerprint with what its owner says; nothing is sent before.</source>
        <translation>Dieser Rechner ist ihm nie begegnet. Vergleichen Sie seinen Fingerabdruck mit dem, was sein Eigner sagt; vorher wird nichts gesendet.</translation>
    </message>
    <message>
        <source>What is shown of the node</source>
        <translation>Was vom Knoten gezeigt wird</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Stände</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Snapshot before</source>
        <translation>Stand vorher</translation>
    </message>
    <message>
        <source>Snapshot after</source>
        <translation>Stand nachher</translation>
    </message>
    <message>
        <source>What changed between the two</source>
        <translation>Was sich zwischen beiden geändert hat</translation>
    </message>
    <message>
        <source>Open comparison</source>
        <translation>Vergleich öffnen</translation>
    </message>
    <message>
        <source>Snapshots of the node</source>
        <translation>Stände des Knotens</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a node and the time of its snapshot</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Collect now</source>
        <translation>Jetzt abholen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Nothing says how it is reached. Edit it first.</source>
        <translation>Nichts sagt, wie er erreicht wird. Bearbeiten Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>Not read since %1: %2.</source>
        <translation>Seit %1 nicht gelesen: %2.</translation>
    </message>
    <message>
        <source>Compare keys…</source>
        <translation>Schlüssel vergleichen …</translation>
    </message>
    <message>
        <source>Test the connection…</source>
        <translation>Verbindung prüfen …</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Zugangsweg</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Zuletzt gelesen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Newest line</source>
        <translation>Neueste Zeile</translation>
    </message>
    <message>
        <source>%1 old when it was read</source>
        <translation>beim Lesen %1 alt</translation>
    </message>
    <message>
        <source>Its clock</source>
        <translation>Seine Uhr</translation>
    </message>
    <message>
        <source>as ours</source>
        <translation>wie unsere</translation>
    </message>
    <message>
        <source>%1 ahead of ours</source>
        <translation>geht %1 vor</translation>
    </message>
    <message>
        <source>%1 behind ours</source>
        <translation>geht %1 nach</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Host-Schlüssel</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No snapshot yet: they come with the first read.</source>
        <translation>Noch kein Stand: der erste kommt mit dem ersten Lesen.</translation>
    </message>
    <message>
        <source>Nothing is known of its settings yet.</source>
        <translation>Von seinen Einstellungen ist noch nichts bekannt.</translation>
    </message>
    <message>
        <source>Its settings have not changed since %1, when they were first read.</source>
        <translation>Seine Einstellungen haben sich seit %1 nicht geändert, als sie zuerst gelesen wurden.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) changed</source>
        <translation>
            <numerusform>eine Einstellung geändert</numerusform>
            <numerusform>%n Einstellungen geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 the same</source>
        <translation>, %1 gleich</translation>
    </message>
    <message>
        <source>The queue was not read in the last two days.</source>
        <translation>Die Warteschlange wurde in den letzten zwei Tagen nicht gelesen.</translation>
    </message>
    <message>
        <source>By queue</source>
        <translation>Nach Warteschlange</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>older than %1</source>
        <translation>älter als %1</translation>
    </message>
    <message>
        <source>younger than %1</source>
        <translation>jünger als %1</translation>
    </message>
    <message>
        <source>By age</source>
        <translation>Nach Alter</translation>
    </message>
    <message>
        <source>By destination</source>
        <translation>Nach Ziel</translation>
    </message>
    <message>
        <source>By sender domain</source>
        <translation>Nach Absenderdomain</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>Nothing was heard of it in this range.</source>
        <translation>In diesem Zeitraum wurde nichts von ihm erfasst.</translation>
    </message>
    <message>
        <source>heard %1 of the time</source>
        <translation>%1 der Zeit erfasst</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>%1 of the range</source>
        <translation>%1 des Zeitraums</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Zuletzt erfasst</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Kept aside</source>
        <translation>Beiseitegelegt</translation>
    </message>
    <message>
        <source>not heard %1</source>
        <translation>nicht erfasst %1</translation>
    </message>
    <message>
        <source>Open coverage</source>
        <translation>Abdeckung öffnen</translation>
    </message>
    <message>
        <source>Show volume</source>
        <translation>Volumen zeigen</translation>
    </message>
    <message>
        <source>Give the password…</source>
        <translation>Passwort angeben …</translation>
    </message>
    <message>
        <source>Its log-in needs a password, or the passphrase of a key.</source>
        <translation>Die Anmeldung braucht ein Passwort oder die Passphrase eines Schlüssels.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not listed since %1: %2</source>
        <translation>nicht aufgelistet seit %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>at least %Ln message(s)</source>
        <translation>
            <numerusform>mindestens %Ln Nachricht</numerusform>
            <numerusform>mindestens %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a queue, and when it was listed</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln message(s) waited %1</source>
        <translation>
            <numerusform>Mindestens %Ln Nachricht wartete %1</numerusform>
            <numerusform>Mindestens %Ln Nachrichten warteten %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) waited %1</source>
        <translation>
            <numerusform>%Ln Nachricht wartete %1</numerusform>
            <numerusform>%Ln Nachrichten warteten %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in size; at most %Ln message(s) in two days</source>
        <translation>
            <numerusform>%1 groß; höchstens %Ln Nachricht in zwei Tagen</numerusform>
            <numerusform>%1 groß; höchstens %Ln Nachrichten in zwei Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Its log was never read. Its settings were first asked for at %1.</source>
        <translation>Sein Protokoll wurde noch nie gelesen. Nach seinen Einstellungen wurde zuerst am %1 gefragt.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare with the one before</source>
        <translation>Mit dem davor vergleichen</translation>
    </message>
    <message>
        <source>There is none before it.</source>
        <translation>Davor gibt es keinen.</translation>
    </message>
    <message>
        <source>Choose two snapshots, or one to compare it with the one before.</source>
        <translation>Wählen Sie zwei Stände, oder einen, um ihn mit dem davor zu vergleichen.</translation>
    </message>
</context>
<context>
    <name>bw::fleet::RemoveDialog</name>
    <message>
        <source>Remove node</source>
        <translation>Knoten entfernen</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n nodes?</source>
        <translation>
            <numerusform>Einen Knoten entfernen?</numerusform>
            <numerusform>%n Knoten entfernen?</numerusform>
        </translation>
    </message>
    <message>
        <source>It is no longer read, and how it is reached is forgotten. What shall become of what it said?</source>
        <translation>Er wird nicht mehr gelesen, und wie er erreicht wird, wird vergessen. Was soll aus dem werden, was er sagte?</translation>
    </message>
    <message>
        <source>&amp;Keep its data</source>
        <translation>Seine Daten &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Purge its data</source>
        <translation>Seine Daten &amp;löschen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Belassen</translation>
    </message>
    <message>
        <source>Remove and purge</source>
        <translation>Entfernen und Daten löschen</translation>
    </message>
    <message>
        <source>Remove, keep its data</source>
        <translation>Entfernen, Daten behalten</translation>
    </message>
    <message>
        <source>Its figures, logins and snapshots stay in the store, and the totals with them. Messages in this range: %1.</source>
        <translation>Seine Zahlen, Anmeldungen und Stände bleiben im Datenspeicher, und die Summen mit ihnen. Nachrichten in diesem Zeitraum: %1.</translation>
    </message>
    <message>
        <source>Figures, rows, logins and snapshots of it go for ever, and the totals follow. Messages in this range: %1. This cannot be undone, and may take minutes.</source>
        <translation>Seine Zahlen, Zeilen, Anmeldungen und Stände verschwinden für immer, und die Summen folgen. Nachrichten in diesem Zeitraum: %1. Das lässt sich nicht rückgängig machen und kann Minuten dauern.</translation>
    </message>
</context>
<context>
    <name>bw::fleet::SecretDialog</name>
    <message>
        <source>Passphrase of the key %1</source>
        <translation>Passphrase des Schlüssels %1</translation>
    </message>
    <message>
        <source>Password of %1 at %2</source>
        <translation>Passwort von %1 auf %2</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Otherwise it is known until this program ends.</source>
        <translation>Sonst ist es bekannt, bis dieses Programm endet.</translation>
    </message>
    <message>
        <source>No keychain answers on this desktop: it stays in memory until this program ends, and is written nowhere.</source>
        <translation>Auf diesem Desktop antwortet kein Schlüsselbund: Es bleibt im Arbeitsspeicher, bis dieses Programm endet, und wird nirgends aufgeschrieben.</translation>
    </message>
    <message>
        <source>&amp;With</source>
        <translation>&amp;Mit</translation>
    </message>
    <message>
        <source>&amp;Password or passphrase</source>
        <translation>&amp;Passwort oder Passphrase</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>&amp;Keep it in the desktop&apos;s keychain</source>
        <translation>Im &amp;Schlüsselbund des Desktops aufbewahren</translation>
    </message>
    <message>
        <source>It is known until this program ends.</source>
        <translation>Es ist bekannt, bis dieses Programm endet.</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Type it here.</source>
        <translation>Geben Sie es hier ein.</translation>
    </message>
    <message>
        <source>It is being tried.</source>
        <translation>Es wird versucht.</translation>
    </message>
    <message>
        <source>%1 does not let us in without it</source>
        <translation>%1 lässt uns ohne das nicht hinein</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
</context>
<context>
    <name>bw::fleet::SnapshotView</name>
    <message>
        <source>Snapshot</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Search the snapshot</source>
        <translation>Im Stand suchen</translation>
    </message>
    <message>
        <source>This snapshot holds nothing.</source>
        <translation>Dieser Stand enthält nichts.</translation>
    </message>
</context>
<context>
    <name>bw::fleet::StepList</name>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>bw::fleet::UserUnit</name>
    <message>
        <source>The service did not obey: %1</source>
        <translation>Der Dienst folgte nicht: %1</translation>
    </message>
    <message>
        <source>This computer has no systemd: the service cannot be controlled from here.</source>
        <translation>Dieser Rechner hat kein systemd: Der Dienst lässt sich von hier nicht steuern.</translation>
    </message>
    <message>
        <source>systemd did not answer.</source>
        <translation>systemd antwortete nicht.</translation>
    </message>
    <message>
        <source>The service is not installed for this account (%1).</source>
        <translation>Der Dienst ist für dieses Konto nicht eingerichtet (%1).</translation>
    </message>
    <message>
        <source>No systemd of this session answers: the service cannot be controlled from here.</source>
        <translation>Kein systemd dieser Sitzung antwortet: Der Dienst lässt sich von hier nicht steuern.</translation>
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
    <message>
        <source>The journal could not be read</source>
        <translation>Das Journal konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Make the account there a member of the group systemd-journal.</source>
        <translation>Machen Sie das Konto dort zum Mitglied der Gruppe systemd-journal.</translation>
    </message>
    <message>
        <source>Reading was stopped</source>
        <translation>Das Lesen wurde angehalten</translation>
    </message>
    <message>
        <source>What was read is kept; ask again to go on.</source>
        <translation>Was gelesen wurde, bleibt; fragen Sie noch einmal, um fortzufahren.</translation>
    </message>
    <message>
        <source>The connection ended while old logs were read</source>
        <translation>Die Verbindung endete, während alte Protokolle gelesen wurden</translation>
    </message>
    <message numerus="yes">
        <source>%n old log(s) could not be read</source>
        <translation>
            <numerusform>%n altes Protokoll konnte nicht gelesen werden</numerusform>
            <numerusform>%n alte Protokolle konnten nicht gelesen werden</numerusform>
        </translation>
    </message>
    <message>
        <source>What the node sends is no journal</source>
        <translation>Was der Knoten schickt, ist kein Journal</translation>
    </message>
    <message>
        <source>a line without an end</source>
        <translation>eine Zeile ohne Ende</translation>
    </message>
    <message>
        <source>Look at what journalctl -o json prints there.</source>
        <translation>Sehen Sie nach, was journalctl -o json dort ausgibt.</translation>
    </message>
    <message>
        <source>the journal</source>
        <translation>das Journal</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) are in the store</source>
        <translation>
            <numerusform>%Ln Zeile ist im Datenspeicher</numerusform>
            <numerusform>%Ln Zeilen sind im Datenspeicher</numerusform>
        </translation>
    </message>
    <message>
        <source>The reports were not imported</source>
        <translation>Die Berichte wurden nicht importiert</translation>
    </message>
    <message>
        <source>the key of this store is not on this computer, and without it nobody may be named</source>
        <translation>der Schlüssel dieses Datenspeichers ist nicht auf diesem Rechner, und ohne ihn darf niemand genannt werden</translation>
    </message>
    <message>
        <source>Bring it with: breakwaterctl store key import FILE</source>
        <translation>Holen Sie ihn mit: breakwaterctl store key import DATEI</translation>
    </message>
    <message>
        <source>The folder cannot be read</source>
        <translation>Der Ordner ist nicht lesbar</translation>
    </message>
    <message>
        <source>too many folders within each other</source>
        <translation>zu viele Ordner ineinander</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <translation>Es wurde angehalten</translation>
    </message>
    <message>
        <source>The message is too large</source>
        <translation>Die Nachricht ist zu groß</translation>
    </message>
    <message>
        <source>more than %L1 bytes</source>
        <translation>mehr als %L1 Bytes</translation>
    </message>
    <message>
        <source>The message could not be fetched, and can be tried again</source>
        <translation>Die Nachricht ließ sich nicht abholen; ein neuer Versuch ist möglich</translation>
    </message>
    <message>
        <source>each time it was asked for, the connection ended (%1)</source>
        <translation>jedes Mal, wenn sie angefordert wurde, endete die Verbindung (%1)</translation>
    </message>
    <message>
        <source>Try it again with: breakwaterctl feedback pull --again</source>
        <translation>Erneut versuchen: breakwaterctl feedback pull --again</translation>
    </message>
    <message>
        <source>Messages stay where they are, unmoved</source>
        <translation>Nachrichten bleiben unverschoben, wo sie sind</translation>
    </message>
    <message>
        <source>each time one of them was to be moved, the connection ended (%1); their UIDs: %2</source>
        <translation>jedes Mal, wenn eine davon verschoben werden sollte, endete die Verbindung (%1); ihre UIDs: %2</translation>
    </message>
    <message>
        <source>Their reports are stored. Move them by hand.</source>
        <translation>Ihre Berichte sind gespeichert. Verschieben Sie sie von Hand.</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::CoverageFacts</name>
    <message numerus="yes">
        <source>%n, together %1</source>
        <translation>
            <numerusform>eine, %1</numerusform>
            <numerusform>%n, zusammen %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und ein weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>nicht verstanden</translation>
    </message>
    <message>
        <source>not log text</source>
        <translation>kein Protokolltext</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>zu lang</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>%1, heard %2 of the time, gaps: %3</source>
        <translation>%1, %2 der Zeit erfasst, Lücken: %3</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Zuletzt erfasst</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Kept aside</source>
        <translation>Beiseitegelegt</translation>
    </message>
    <message>
        <source>%1 not understood, %2 not log text</source>
        <translation>%1 nicht verstanden, %2 kein Protokolltext</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
    <message>
        <source>Not log text</source>
        <translation>Kein Protokolltext</translation>
    </message>
    <message>
        <source>Of other programs</source>
        <translation>Von anderen Programmen</translation>
    </message>
    <message>
        <source>Clock set back</source>
        <translation>Uhr zurückgestellt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Line, without addresses</source>
        <translation>Zeile, ohne Adressen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line number</source>
        <translation>Zeilennummer</translation>
    </message>
    <message>
        <source>Byte</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>Counted among the lines, and no part of what could be understood</source>
        <translation>Unter den Zeilen mitgezählt, und kein Teil dessen, was zu verstehen war</translation>
    </message>
    <message>
        <source>internal error, please report it</source>
        <translation>interner Fehler, bitte melden</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::FailureFacts</name>
    <message>
        <source>No report is about this day.</source>
        <translation>Kein Bericht betrifft diesen Tag.</translation>
    </message>
    <message>
        <source>No node was heard on this day.</source>
        <translation>An diesem Tag wurde kein Knoten erfasst.</translation>
    </message>
    <message>
        <source>%1 of this day was heard.</source>
        <translation>%1 dieses Tages wurde erfasst.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>What failed, and how often: &quot;5.7.26 (12)&quot;</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Berichtet</translation>
    </message>
    <message>
        <source>Fail DMARC</source>
        <translation>Bestehen DMARC nicht</translation>
    </message>
    <message>
        <source>Without SPF</source>
        <translation>Ohne SPF</translation>
    </message>
    <message>
        <source>Without DKIM</source>
        <translation>Ohne DKIM</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Refused, by your logs</source>
        <translation>Abgewiesen laut Protokoll</translation>
    </message>
    <message>
        <source>Your filters found</source>
        <translation>Eigene Filter</translation>
    </message>
    <message>
        <source>What your logs say</source>
        <translation>Was Ihre Protokolle sagen</translation>
    </message>
    <message>
        <source>Who says it</source>
        <translation>Wer es sagt</translation>
    </message>
    <message>
        <source>your own filter</source>
        <translation>eigener Filter</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::FleetFacts</name>
    <message>
        <source>Nothing of %1 was heard in this range</source>
        <translation>Von %1 wurde in diesem Zeitraum nichts erfasst</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Accepted messages; not every hour of it was heard</source>
        <translation>Angenommene Nachrichten; nicht jede Stunde wurde erfasst</translation>
    </message>
    <message>
        <source>Accepted messages</source>
        <translation>Angenommene Nachrichten</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Of the recipients that came to an end, in the hours that were heard</source>
        <translation>Von den Empfängern, die zu einem Ende kamen, in den erfassten Stunden</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>The queue was never read</source>
        <translation>Die Warteschlange wurde nie gelesen</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>%1, heard %2 of the time</source>
        <translation>%1, %2 der Zeit erfasst</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Zuletzt gelesen</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Its logs were imported; nothing says how it is reached</source>
        <translation>Seine Protokolle wurden importiert; nichts sagt, wie er erreicht wird</translation>
    </message>
    <message>
        <source>It was never read</source>
        <translation>Er wurde nie gelesen</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Since %1: %2</source>
        <translation>Seit %1: %2</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>well</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>partly understood</source>
        <translation>teils verstanden</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>imported by hand</source>
        <translation>von Hand importiert</translation>
    </message>
    <message>
        <source>none: logs are imported by hand</source>
        <translation>keiner: Protokolle werden von Hand importiert</translation>
    </message>
    <message>
        <source>files of this computer</source>
        <translation>Dateien dieses Rechners</translation>
    </message>
    <message>
        <source>the journal of this computer</source>
        <translation>das Journal dieses Rechners</translation>
    </message>
    <message>
        <source>SSH, port %1</source>
        <translation>SSH, Port %1</translation>
    </message>
    <message>
        <source>SFTP alone, port %1</source>
        <translation>nur SFTP, Port %1</translation>
    </message>
    <message>
        <source>journal over SSH, port %1</source>
        <translation>Journal über SSH, Port %1</translation>
    </message>
    <message>
        <source>%1, through %2</source>
        <translation>%1, über %2</translation>
    </message>
    <message>
        <source>Sent, %1 of %2 h</source>
        <translation>Gesendet, %1 von %2 h</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>ein Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a group and how many nodes it has</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>Group %1, %n node(s)</source>
        <translation>
            <numerusform>Gruppe %1, ein Knoten</numerusform>
            <numerusform>Gruppe %1, %n Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>no tag</source>
        <translation>ohne Schlagwort</translation>
    </message>
    <message>
        <source>no group</source>
        <translation>ohne Gruppe</translation>
    </message>
    <message>
        <source>not read lately</source>
        <translation>länger nicht gelesen</translation>
    </message>
    <message>
        <source>Not listed since %1: %2</source>
        <translation>Nicht aufgelistet seit %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) waited %1</source>
        <translation>
            <numerusform>%Ln Nachricht wartete %1</numerusform>
            <numerusform>%Ln Nachrichten warteten %1</numerusform>
        </translation>
    </message>
    <message>
        <source>queue not read</source>
        <translation>Warteschlange nicht gelesen</translation>
    </message>
    <message>
        <source>silent since %1</source>
        <translation>stumm seit %1</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>stumm</translation>
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
        <source>Level</source>
        <translation>Stufe</translation>
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
        <source>Then good from</source>
        <translation>Danach erfolgreich aus</translation>
    </message>
    <message>
        <source>Good at</source>
        <translation>Erfolgreich um</translation>
    </message>
    <message>
        <source>%1 its usual in the busiest hour</source>
        <translation>%1 des Üblichen in der stärksten Stunde</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Rule %1: %2 (%3)</source>
        <translation>Regel %1: %2 (%3)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Messages after</source>
        <translation>Dann gesendet</translation>
    </message>
    <message>
        <source>Strangers failed</source>
        <translation>Fremdversuche</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed tries from networks that this login is not known in</source>
        <translation>
            <numerusform>%Ln Fehlversuch aus einem Netz, in dem dieser Anmeldename nicht bekannt ist</numerusform>
            <numerusform>%Ln Fehlversuche aus Netzen, in denen dieser Anmeldename nicht bekannt ist</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2 more from networks that it is known in</source>
        <translation>%1; %2 weitere aus Netzen, in denen er bekannt ist</translation>
    </message>
    <message>
        <source>%1; %2 more in the day before this range</source>
        <translation>%1; %2 weitere am Tag vor diesem Zeitraum</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::LoginLines</name>
    <message>
        <source>good</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>no such login</source>
        <translation>kein solcher Anmeldename</translation>
    </message>
    <message>
        <source>wrong password</source>
        <translation>falsches Passwort</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
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
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Mechanism</source>
        <translation>Mechanismus</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Protokolliert in</translation>
    </message>
    <message>
        <source>%1, byte %2</source>
        <translation>%1, Byte %2</translation>
    </message>
    <message>
        <source>The good login that the warning is about</source>
        <translation>Die erfolgreiche Anmeldung, um die es in der Warnung geht</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::MailAuthFacts</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>DMARC</source>
        <translation>DMARC</translation>
    </message>
    <message>
        <source>SPF or DKIM passes, and is of the domain in From</source>
        <translation>SPF oder DKIM besteht und gehört zur Domain in From</translation>
    </message>
    <message>
        <source>SPF</source>
        <translation>SPF</translation>
    </message>
    <message>
        <source>SPF passes for the domain in From</source>
        <translation>SPF besteht für die Domain in From</translation>
    </message>
    <message>
        <source>DKIM</source>
        <translation>DKIM</translation>
    </message>
    <message>
        <source>A signature of the domain in From verifies</source>
        <translation>Eine Signatur der Domain in From ist gültig</translation>
    </message>
    <message>
        <source>Fail DMARC</source>
        <translation>Bestehen DMARC nicht</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>your nodes</source>
        <translation>Ihre Knoten</translation>
    </message>
    <message>
        <source>forwarder</source>
        <translation>Weiterleiter</translation>
    </message>
    <message>
        <source>stranger</source>
        <translation>Fremde</translation>
    </message>
    <message>
        <source>nobody named it</source>
        <translation>von niemandem benannt</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>alle anderen</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>nicht berichtet</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Who a source is, and how many addresses it has
----------
What counted for DMARC, and what was found: &quot;fail (pass bounce.example.net)&quot;</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>authenticates as %1</source>
        <translation>authentifiziert sich als %1</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>In the names of</source>
        <translation>Im Namen von</translation>
    </message>
    <message>
        <source>Selectors</source>
        <translation>Selektoren</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Berichtende</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Newest report</source>
        <translation>Neuester Bericht</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht gesagt</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>too few reports</source>
        <translation>zu wenige Berichte</translation>
    </message>
    <message>
        <source>Ready for reject?</source>
        <translation>Bereit für reject?</translation>
    </message>
    <message>
        <source>Policy now</source>
        <translation>Regel jetzt</translation>
    </message>
    <message>
        <source>Legitimate messages</source>
        <translation>Rechtmäßige Nachrichten</translation>
    </message>
    <message>
        <source>Would be refused</source>
        <translation>Würden abgewiesen</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Unnamed</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Days reported</source>
        <translation>Tage mit Berichten</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>your key, not your node</source>
        <translation>Ihr Schlüssel, nicht Ihr Knoten</translation>
    </message>
    <message>
        <source>unnamed, looks yours</source>
        <translation>unbenannt, sieht nach Ihnen aus</translation>
    </message>
    <message>
        <source>yours, and fails</source>
        <translation>Ihres und besteht nicht</translation>
    </message>
    <message>
        <source>forwarded</source>
        <translation>weitergeleitet</translation>
    </message>
    <message>
        <source>named sender</source>
        <translation>benannter Absender</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>Ihres</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>besteht</translation>
    </message>
    <message>
        <source>passes, unnamed</source>
        <translation>besteht, unbenannt</translation>
    </message>
    <message>
        <source>broken signature</source>
        <translation>Signatur ungültig</translation>
    </message>
    <message>
        <source>not aligned</source>
        <translation>passt nicht zu From</translation>
    </message>
    <message>
        <source>yours, passes nothing</source>
        <translation>Ihres, besteht nichts</translation>
    </message>
    <message>
        <source>spoofing</source>
        <translation>gefälscht</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>Ihr eigener</translation>
    </message>
    <message>
        <source>sends for you</source>
        <translation>sendet für Sie</translation>
    </message>
    <message>
        <source>a service</source>
        <translation>ein Dienst</translation>
    </message>
    <message>
        <source>Let through</source>
        <extracomment>What receivers did nothing about because of DMARC: disposition none</extracomment>
        <translation>Durchgelassen</translation>
    </message>
    <message>
        <source>ready, but for forwarders</source>
        <extracomment>For p=reject, which refuses what others sent on</extracomment>
        <translation>bereit, bis auf Weiterleiter</translation>
    </message>
    <message>
        <source>Through forwarders</source>
        <translation>Über Weiterleiter</translation>
    </message>
    <message>
        <source>spoofing, let through</source>
        <translation>gefälscht, durchgelassen</translation>
    </message>
    <message>
        <source>spoofing, stopped</source>
        <extracomment>Refused, or put into quarantine</extracomment>
        <translation>gefälscht, aufgehalten</translation>
    </message>
    <message>
        <source>spoofing, partly stopped</source>
        <translation>gefälscht, teils aufgehalten</translation>
    </message>
    <message>
        <source>“Name sources…” above the table of sources does it.</source>
        <translation>„Quellen benennen…“ über der Tabelle der Quellen tut das.</translation>
    </message>
    <message>
        <source>at p=reject</source>
        <translation>bei p=reject</translation>
    </message>
    <message>
        <source>at p=reject, forwarders fail</source>
        <translation>bei p=reject, Weiterleiter scheitern</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::MailboxFacts</name>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>well</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Zuletzt gelesen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
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
    <message>
        <source>Recipient: %1, what you searched for</source>
        <translation>Empfänger: %1, danach wurde gesucht</translation>
    </message>
    <message>
        <source>other</source>
        <comment>stream</comment>
        <extracomment>The stream of what no rule names</extracomment>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>The export was cancelled</source>
        <translation>Der Export wurde abgebrochen</translation>
    </message>
    <message>
        <source>%1: %2, what you searched for</source>
        <translation>%1: %2, danach wurde gesucht</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::PostureFacts</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>unknown: %1</source>
        <translation>unbekannt: %1</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>No control of this name is known any more</source>
        <translation>Eine Prüfung dieses Namens gibt es nicht mehr</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::PostureRows</name>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4: %5</source>
        <translation>%1, %2, %3, %4: %5</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>What good looks like</source>
        <translation>So soll es sein</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a target and its kind</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a group and how many findings it has</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>Group %1, %n finding(s)</source>
        <translation>
            <numerusform>Gruppe %1, %n Befund</numerusform>
            <numerusform>Gruppe %1, %n Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>Relay, abuse</source>
        <translation>Relay, Grenzen</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Einlieferung</translation>
    </message>
    <message>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
    <message>
        <source>Lists, exports</source>
        <translation>Listen, Exporte</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Menschen</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Governance</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Systeme</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
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
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>risk accepted</source>
        <translation>Risiko akzeptiert</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::ReportFacts</name>
    <message>
        <source>standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Berichtende</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>DMARC</source>
        <translation>DMARC</translation>
    </message>
    <message>
        <source>Fail DMARC</source>
        <translation>Bestehen DMARC nicht</translation>
    </message>
    <message>
        <source>As received</source>
        <translation>Wie empfangen</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>nur teilweise</translation>
    </message>
    <message>
        <source>says another thing than before</source>
        <translation>sagt anderes als zuvor</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Anmerkung</numerusform>
            <numerusform>%n Anmerkungen</numerusform>
        </translation>
    </message>
    <message>
        <source>well-formed</source>
        <translation>wie das Format sagt</translation>
    </message>
    <message>
        <source>Report id</source>
        <translation>Berichtskennung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht gesagt</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>SPF</source>
        <translation>SPF</translation>
    </message>
    <message>
        <source>DKIM</source>
        <translation>DKIM</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>Umschlag</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Receiving MX</source>
        <translation>Empfangender MX</translation>
    </message>
    <message>
        <source>Sent from</source>
        <translation>Gesendet von</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>Empfangen bei</translation>
    </message>
    <message>
        <source>DANE (tlsa)</source>
        <translation>DANE (tlsa)</translation>
    </message>
    <message>
        <source>MTA-STS (sts)</source>
        <translation>MTA-STS (sts)</translation>
    </message>
    <message>
        <source>no policy</source>
        <translation>keine Regel</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Worked</source>
        <translation>Geglückt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>What failed</source>
        <translation>Was scheiterte</translation>
    </message>
    <message>
        <source>authentication failure</source>
        <translation>Authentifizierung gescheitert</translation>
    </message>
    <message>
        <source>complaint (abuse)</source>
        <translation>Beschwerde (abuse)</translation>
    </message>
    <message>
        <source>not spam after all</source>
        <translation>doch kein Spam</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>Von wem</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Feedback-ID</source>
        <translation>Feedback-ID</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>In it</source>
        <translation>Darin</translation>
    </message>
    <message>
        <source>the file itself</source>
        <translation>die Datei selbst</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Versucht</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::SnapshotFacts</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>Vorher → nachher</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Product&apos;s default</source>
        <translation>Vorgabe des Produkts</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>could not be read: %1</source>
        <translation>nicht lesbar: %1</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>listeners</source>
        <translation>offene Ports</translation>
    </message>
    <message>
        <source>certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>units</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>overrides of services</source>
        <translation>Abweichungen der Dienste</translation>
    </message>
    <message>
        <source>instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a program and a part of what it said</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugekommen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfallen</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>only order or spelling</source>
        <translation>nur Reihenfolge oder Schreibweise</translation>
    </message>
    <message>
        <source>can no longer be read</source>
        <translation>nicht mehr lesbar</translation>
    </message>
    <message>
        <source>can be read now</source>
        <translation>jetzt lesbar</translation>
    </message>
    <message>
        <source>The host</source>
        <comment>of a snapshot</comment>
        <translation>Der Rechner</translation>
    </message>
    <message>
        <source>settings of services</source>
        <translation>Einstellungen der Dienste</translation>
    </message>
    <message>
        <source>readable</source>
        <translation>lesbar</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>there</source>
        <translation>da</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>Only the newest changes of settings are shown; there were more.</source>
        <translation>Nur die neuesten Änderungen von Einstellungen sind gezeigt; es gab mehr.</translation>
    </message>
    <message>
        <source>defaults</source>
        <comment>settings as the product has them</comment>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>where settings stand</source>
        <translation>wo Einstellungen stehen</translation>
    </message>
    <message>
        <source>settings that the host decides</source>
        <translation>Einstellungen, die der Host bestimmt</translation>
    </message>
</context>
<context>
    <name>bw::itemmodels::SpanFacts</name>
    <message>
        <source>%1 of recipients were sent by %2, elsewhere %3</source>
        <translation>%1 der Empfänger wurden von %2 gesendet, sonst %3</translation>
    </message>
    <message>
        <source>no login</source>
        <translation>kein Anmeldename</translation>
    </message>
    <message>
        <source>%1 went to %2, elsewhere %3</source>
        <translation>%1 gingen an %2, sonst %3</translation>
    </message>
    <message>
        <source>%1 left by %2, elsewhere %3</source>
        <translation>%1 gingen über %2 hinaus, sonst %3</translation>
    </message>
    <message>
        <source>%1 of recipients that ended bounced, in the whole range %2</source>
        <translation>%1 der abgeschlossenen Empfänger unzustellbar, im ganzen Zeitraum %2</translation>
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
        <source>Deferred attempts</source>
        <translation>Zurückgestellte Versuche</translation>
    </message>
    <message>
        <source>Bounced, expired or discarded, of the recipients that came to an end; who still waits is in neither</source>
        <translation>Unzustellbar, abgelaufen oder verworfen, von den abgeschlossenen Empfängern; wer noch wartet, ist in keinem von beiden</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>other domains (names no longer kept)</source>
        <translation>andere Domains (Namen nicht mehr aufbewahrt)</translation>
    </message>
    <message>
        <source>Domains with little mail: after some days only their sum is kept, without their names. That is why there may be more of them than this list names.</source>
        <translation>Domains mit wenig Post: Nach einigen Tagen wird nur ihre Summe aufbewahrt, ohne ihre Namen. Deshalb kann es mehr davon geben, als diese Liste nennt.</translation>
    </message>
    <message>
        <source>Lower bound</source>
        <translation>Untergrenze</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Erfasst</translation>
    </message>
</context>
<context>
    <name>bw::logins::LinesPanel</name>
    <message>
        <source>Logins of %1</source>
        <translation>Anmeldungen von %1</translation>
    </message>
    <message>
        <source>Login lines</source>
        <translation>Anmeldezeilen</translation>
    </message>
    <message>
        <source>Only these on the page</source>
        <translation>Nur diese auf der Seite</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>No line of these logins is kept any more; their figures are.</source>
        <translation>Von diesen Anmeldungen wird keine Zeile mehr aufbewahrt; ihre Zahlen schon.</translation>
    </message>
    <message>
        <source>%1; the newest %2 lines, the export has all</source>
        <translation>%1; die neuesten %2 Zeilen, der Export enthält alle</translation>
    </message>
    <message>
        <source>%1; %2 lines, newest first</source>
        <translation>%1; %2 Zeilen, neueste zuerst</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
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
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Mechanism</source>
        <translation>Mechanismus</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Byte</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>%1; the decisive good login first, then the newest of %2 lines, the export has all</source>
        <translation>%1; die entscheidende erfolgreiche Anmeldung zuerst, dann die neuesten von %2 Zeilen, der Export enthält alle</translation>
    </message>
    <message>
        <source>%1; %2 lines, the decisive good login first, then the newest</source>
        <translation>%1; %2 Zeilen, die entscheidende erfolgreiche Anmeldung zuerst, dann die neuesten</translation>
    </message>
</context>
<context>
    <name>bw::logins::LoginsPage</name>
    <message>
        <source>Logins</source>
        <translation>Anmeldungen</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Regeln …</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldename</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Mechanism</source>
        <translation>Mechanismus</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Failed logins, by kind</source>
        <translation>Fehlgeschlagene Anmeldungen, nach Art</translation>
    </message>
    <message>
        <source>Who is behind it</source>
        <translation>Wer dahintersteckt</translation>
    </message>
    <message>
        <source>By rule…</source>
        <translation>Nach Regel …</translation>
    </message>
    <message>
        <source>Logins at risk</source>
        <translation>Gefährdete Anmeldenamen</translation>
    </message>
    <message>
        <source>Filter logins</source>
        <translation>Anmeldenamen filtern</translation>
    </message>
    <message>
        <source>What it sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
    <message>
        <source>Who is guessing passwords?</source>
        <translation>Wer rät Passwörter?</translation>
    </message>
    <message>
        <source>Failed and good logins are in the mail log. Bring one, and attacks are told apart from forgotten passwords.</source>
        <translation>Fehlgeschlagene und erfolgreiche Anmeldungen stehen im Mailprotokoll. Bringen Sie eines mit, und Angriffe lassen sich von vergessenen Passwörtern unterscheiden.</translation>
    </message>
    <message>
        <source>Nothing was read yet</source>
        <translation>Noch wurde nichts gelesen</translation>
    </message>
    <message>
        <source>taken over %1</source>
        <translation>übernommen %1</translation>
    </message>
    <message>
        <source>by kind only while rows are kept</source>
        <translation>nach Art nur, solange Zeilen aufbewahrt sind</translation>
    </message>
    <message>
        <source>No login failed in this range.</source>
        <translation>In diesem Zeitraum ist keine Anmeldung fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Nobody failed to log in.</source>
        <translation>Niemandem ist die Anmeldung misslungen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n login(s)</source>
        <translation>
            <numerusform>%1 von einem Anmeldenamen</numerusform>
            <numerusform>%1 von %n Anmeldenamen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n more holding</source>
        <translation>
            <numerusform>; einer hält stand</numerusform>
            <numerusform>; %n weitere halten stand</numerusform>
        </translation>
    </message>
    <message>
        <source>No login is at risk.</source>
        <translation>Kein Anmeldename ist gefährdet.</translation>
    </message>
    <message>
        <source>Nothing was heard in this range</source>
        <translation>In diesem Zeitraum wurde nichts erfasst</translation>
    </message>
    <message numerus="yes">
        <source>; %n login(s) taken over</source>
        <translation>
            <numerusform>; ein Anmeldename übernommen</numerusform>
            <numerusform>; %n Anmeldenamen übernommen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 logins could not be checked.</source>
        <translation>%1 Anmeldungen ließen sich nicht prüfen.</translation>
    </message>
    <message>
        <source>The password check itself failed; these are no tries, and say nothing of passwords.</source>
        <translation>Die Passwortprüfung selbst ist ausgefallen; das sind keine Versuche, und sie sagen nichts über Passwörter.</translation>
    </message>
    <message>
        <source>Figures are lower bounds.</source>
        <translation>Zahlen sind Untergrenzen.</translation>
    </message>
    <message>
        <source>No rows of this login are kept in this range.</source>
        <translation>Von diesem Anmeldenamen sind in diesem Zeitraum keine Zeilen aufbewahrt.</translation>
    </message>
    <message>
        <source>%1, as logged by %2</source>
        <translation>%1, wie von %2 protokolliert</translation>
    </message>
    <message>
        <source>The chart, as a picture</source>
        <translation>Das Diagramm, als Bild</translation>
    </message>
    <message>
        <source>Logins at risk, as a table</source>
        <translation>Gefährdete Anmeldenamen, als Tabelle</translation>
    </message>
    <message>
        <source>Who is behind it, as a table</source>
        <translation>Wer dahintersteckt, als Tabelle</translation>
    </message>
    <message>
        <source>%1 the same password again, by another mechanism</source>
        <translation>%1-mal dasselbe Passwort mit einem anderen Mechanismus</translation>
    </message>
    <message>
        <source>%1 not checked</source>
        <translation>%1 nicht geprüft</translation>
    </message>
    <message>
        <source>%1 failed: %2 tries, %3</source>
        <extracomment>%1 failed logins are %2 tries, and (%3) &quot;2 not checked&quot;</extracomment>
        <translation>%1 fehlgeschlagen: %2 Versuche, %3</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>At least %1 failed logins, %2 good</source>
        <translation>Mindestens %1 fehlgeschlagene Anmeldungen, %2 erfolgreiche</translation>
    </message>
    <message>
        <source>%1 failed logins, %2 good</source>
        <translation>%1 fehlgeschlagene Anmeldungen, %2 erfolgreiche</translation>
    </message>
    <message>
        <source>Not all of this can be counted any more</source>
        <translation>Nicht alles davon lässt sich noch zählen</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>Its logins</source>
        <translation>Seine Anmeldungen</translation>
    </message>
    <message>
        <source>Not kept any more in this detail</source>
        <translation>So genau nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>Single logins of this range are not kept any more. Without these filters, or over whole hours, its figures still are.</source>
        <translation>Einzelne Anmeldungen dieses Zeitraums werden nicht mehr aufbewahrt. Ohne diese Filter oder über ganze Stunden gibt es seine Zahlen noch.</translation>
    </message>
    <message>
        <source>Single logins of this range are not kept any more, so that nobody can be named here. Their figures are.</source>
        <translation>Einzelne Anmeldungen dieses Zeitraums werden nicht mehr aufbewahrt, daher lässt sich hier niemand nennen. Ihre Zahlen gibt es noch.</translation>
    </message>
    <message>
        <source>Nothing was heard in this range.</source>
        <translation>In diesem Zeitraum wurde nichts erfasst.</translation>
    </message>
    <message>
        <source>Nothing was heard in this range, so nobody can be named.</source>
        <translation>In diesem Zeitraum wurde nichts erfasst, daher lässt sich niemand nennen.</translation>
    </message>
    <message>
        <source>The login lines at the side, as a table</source>
        <translation>Die Anmeldezeilen an der Seite als Tabelle</translation>
    </message>
    <message>
        <source>The chart&apos;s figures, as a table</source>
        <translation>Die Zahlen des Diagramms, als Tabelle</translation>
    </message>
    <message>
        <source>each try once</source>
        <translation>jeder Versuch einmal</translation>
    </message>
    <message>
        <source>%1 That holds for the hours that were heard.</source>
        <translation>%1 Das gilt für die erfassten Stunden.</translation>
    </message>
    <message numerus="yes">
        <source>; %n more unusual</source>
        <extracomment>Logins that were good in an unusual way, and need nobody</extracomment>
        <translation>
            <numerusform>; eine weitere ungewöhnlich</numerusform>
            <numerusform>; %n weitere ungewöhnlich</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known: the logins could not be read</source>
        <translation>Nicht bekannt: Die Anmeldungen konnten nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>bw::logins::RulesPanel</name>
    <message>
        <source>Brute force</source>
        <translation>Gezieltes Raten</translation>
    </message>
    <message>
        <source>One login from one address: 10 failures in 10 minutes, or 30 in a day.</source>
        <translation>Ein Anmeldename von einer Adresse: 10 Fehlversuche in 10 Minuten oder 30 an einem Tag.</translation>
    </message>
    <message>
        <source>Distributed brute force</source>
        <translation>Verteiltes Raten</translation>
    </message>
    <message>
        <source>One login that exists: 20 failures from 12 addresses or more in a day. Blocking addresses does not help.</source>
        <translation>Ein vorhandener Anmeldename: 20 Fehlversuche von 12 oder mehr Adressen an einem Tag. Adressen zu sperren hilft nicht.</translation>
    </message>
    <message>
        <source>Spraying</source>
        <translation>Passwort-Spraying</translation>
    </message>
    <message>
        <source>Enumeration</source>
        <translation>Namenraten</translation>
    </message>
    <message>
        <source>10 names in a day from one address, 80 % of which do not exist. One such address a day is background noise.</source>
        <translation>10 Namen an einem Tag von einer Adresse, von denen es 80 % nicht gibt. Eine solche Adresse am Tag ist Grundrauschen.</translation>
    </message>
    <message>
        <source>Stuffing</source>
        <translation>Credential-Stuffing</translation>
    </message>
    <message>
        <source>In an hour, 50 names or more from 5 addresses or more, at most 3 tries each, five times the usual number of names, and no address behind more than half of it.</source>
        <translation>In einer Stunde 50 oder mehr Namen von 5 oder mehr Adressen, je höchstens 3 Versuche, fünfmal so viele Namen wie üblich, und keine Adresse hinter mehr als der Hälfte davon.</translation>
    </message>
    <message>
        <source>Forgotten password</source>
        <translation>Vergessenes Passwort</translation>
    </message>
    <message>
        <source>Failures that end in a good login from the same network within an hour. No attack.</source>
        <translation>Fehlversuche, die binnen einer Stunde mit einer erfolgreichen Anmeldung aus demselben Netz enden. Kein Angriff.</translation>
    </message>
    <message>
        <source>Takeover</source>
        <translation>Übernahme</translation>
    </message>
    <message>
        <source>Attacks, by rule</source>
        <translation>Angriffe, nach Regel</translation>
    </message>
    <message numerus="yes">
        <source>%n in %1, worst first</source>
        <translation>
            <numerusform>einer in %1</numerusform>
            <numerusform>%n in %1, Schlimmstes zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>Attacks</source>
        <translation>Angriffe</translation>
    </message>
    <message>
        <source>No rule found an attack in this range.</source>
        <translation>Keine Regel hat in diesem Zeitraum einen Angriff gefunden.</translation>
    </message>
    <message>
        <source>How failed logins are told apart</source>
        <translation>Wie Fehlanmeldungen unterschieden werden</translation>
    </message>
    <message>
        <source>A try counts as a stranger&apos;s when its login had no good login from that network in 30 days, and none within an hour after. Only strangers&apos; tries can be an attack.</source>
        <translation>Ein Versuch gilt als der eines Fremden, wenn sein Anmeldename seit 30 Tagen keine erfolgreiche Anmeldung aus jenem Netz hatte und binnen einer Stunde danach keine hat. Nur Versuche von Fremden können ein Angriff sein.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Old password</source>
        <translation>Altes Passwort</translation>
    </message>
    <message>
        <source>A device repeats a password from a network where its login was good before. No attack.</source>
        <translation>Ein Gerät wiederholt ein Passwort aus einem Netz, in dem seine Anmeldung früher gültig war. Kein Angriff.</translation>
    </message>
    <message>
        <source>A try may belong to several rules and counts for each. The page counts every try once, under the kind that says most.</source>
        <translation>Ein Versuch kann zu mehreren Regeln gehören und zählt bei jeder. Die Seite zählt jeden Versuch einmal, unter der Art, die am meisten sagt.</translation>
    </message>
    <message>
        <source>What began in the day before this range is told whole, with its tries of that day.</source>
        <translation>Was am Tag vor diesem Zeitraum begann, ist ganz gezählt, mit den Versuchen dieses Tages.</translation>
    </message>
    <message>
        <source>Many logins, few tries each, from one address (8 names in an hour or 15 in a day) or one network (15 names from 3 addresses in a day). Fewer (3 other logins and 5 tries in an hour) where the address then got in.</source>
        <translation>Viele Anmeldenamen mit je wenigen Versuchen, von einer Adresse (8 Namen in einer Stunde oder 15 an einem Tag) oder aus einem Netz (15 Namen von 3 Adressen an einem Tag). Weniger (3 andere Namen und 5 Versuche in einer Stunde), wo die Adresse dann hineinkam.</translation>
    </message>
    <message>
        <source>Points for a good login: new network 2, failures from there before up to 4, a network that attacks others 4, many new networks at once 3, a burst of mail after it 4 and more, an address that had just guessed at several others 5. 4 points are unusual, 5 suspicious, 8 a takeover.</source>
        <translation>Punkte für eine erfolgreiche Anmeldung: neues Netz 2, Fehlversuche von dort davor bis zu 4, ein Netz, das andere angreift 4, viele neue Netze zugleich 3, ein Schub von Mail danach 4 und mehr, eine Adresse, die gerade bei mehreren anderen geraten hatte 5. 4 Punkte sind ungewöhnlich, 5 verdächtig, 8 eine Übernahme.</translation>
    </message>
</context>
<context>
    <name>bw::mailauth</name>
    <message>
        <source>Nobody who passed this message on has left a seal (ARC).</source>
        <translation>Niemand, der diese Nachricht weitergereicht hat, hat ein Siegel (ARC) hinterlassen.</translation>
    </message>
    <message>
        <source>The chain of seals (ARC) is not whole: one of its fields is missing, there twice, or has no valid number.</source>
        <translation>Die Kette der Siegel (ARC) ist nicht vollständig: Eines ihrer Felder fehlt, ist doppelt da oder hat keine gültige Nummer.</translation>
    </message>
    <message>
        <source>%1 found the chain of seals (ARC) broken already.</source>
        <translation>%1 fand die Kette der Siegel (ARC) schon gebrochen vor.</translation>
    </message>
    <message>
        <source>The seal of %1 (ARC, number %2) does not say what its place in the chain asks for.</source>
        <translation>Das Siegel von %1 (ARC, Nummer %2) sagt nicht, was sein Platz in der Kette verlangt.</translation>
    </message>
    <message>
        <source>The message was changed after %1 passed it on (ARC, number %2), or their signature is not valid.</source>
        <translation>Die Nachricht wurde verändert, nachdem %1 sie weitergereicht hat (ARC, Nummer %2), oder deren Signatur ist nicht gültig.</translation>
    </message>
    <message>
        <source>The seal of %1 (ARC, number %2) is not valid.</source>
        <translation>Das Siegel von %1 (ARC, Nummer %2) ist nicht gültig.</translation>
    </message>
    <message>
        <source>The chain of seals (ARC) is whole; %1 passed the message on last.</source>
        <translation>Die Kette der Siegel (ARC) ist vollständig; %1 hat die Nachricht zuletzt weitergereicht.</translation>
    </message>
    <message>
        <source>The key of %1 (ARC, number %2) could not be asked for now. Try again later.</source>
        <translation>Nach dem Schlüssel von %1 (ARC, Nummer %2) konnte jetzt nicht gefragt werden. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>The signature cannot be read: it breaks the grammar of DKIM.</source>
        <translation>Die Signatur kann nicht gelesen werden: Sie verletzt die Grammatik von DKIM.</translation>
    </message>
    <message>
        <source>The signature lacks one of the tags v, a, b, bh, d, h and s.</source>
        <translation>Der Signatur fehlt eine der Angaben v, a, b, bh, d, h und s.</translation>
    </message>
    <message>
        <source>The signature is of a version of DKIM that there is not.</source>
        <translation>Die Signatur ist von einer Version von DKIM, die es nicht gibt.</translation>
    </message>
    <message>
        <source>The signature&apos;s algorithm &quot;%1&quot; is not known.</source>
        <translation>Der Algorithmus der Signatur, „%1“, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The signature is made with rsa-sha1, which counts for nothing any more (RFC 8301). Let the signer use rsa-sha256.</source>
        <translation>Die Signatur ist mit rsa-sha1 gemacht, was nichts mehr gilt (RFC 8301). Lassen Sie mit rsa-sha256 signieren.</translation>
    </message>
    <message>
        <source>The signature&apos;s canonicalization is not known.</source>
        <translation>Die Kanonisierung der Signatur ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The signature wants its key to be asked for in a way that is not known.</source>
        <translation>Die Signatur will, dass ihr Schlüssel auf eine Weise erfragt wird, die nicht bekannt ist.</translation>
    </message>
    <message>
        <source>The identity that the signature speaks for is not within its domain %1.</source>
        <translation>Die Identität, für die die Signatur spricht, liegt nicht in ihrer Domain %1.</translation>
    </message>
    <message>
        <source>The signature does not cover the From field.</source>
        <translation>Die Signatur deckt das Feld From nicht ab.</translation>
    </message>
    <message>
        <source>The signature ends before it begins.</source>
        <translation>Die Signatur endet, bevor sie beginnt.</translation>
    </message>
    <message>
        <source>The signature has expired: the message came too late, or is sent again by somebody.</source>
        <translation>Die Signatur ist abgelaufen: Die Nachricht kam zu spät, oder jemand sendet sie noch einmal.</translation>
    </message>
    <message>
        <source>There is no key at %1. Publish it, or sign with a selector whose key is published.</source>
        <translation>Unter %1 gibt es keinen Schlüssel. Veröffentlichen Sie ihn, oder signieren Sie mit einem Selektor, dessen Schlüssel veröffentlicht ist.</translation>
    </message>
    <message>
        <source>The key record at %1 cannot be read. Publish it anew.</source>
        <translation>Der Schlüsseleintrag unter %1 kann nicht gelesen werden. Veröffentlichen Sie ihn neu.</translation>
    </message>
    <message>
        <source>The key at %1 is revoked: its record is empty.</source>
        <translation>Der Schlüssel unter %1 ist widerrufen: Sein Eintrag ist leer.</translation>
    </message>
    <message>
        <source>The key at %1 is not meant for mail.</source>
        <translation>Der Schlüssel unter %1 ist nicht für Mail bestimmt.</translation>
    </message>
    <message>
        <source>The key at %1 is of another kind than the signature&apos;s algorithm, %2.</source>
        <translation>Der Schlüssel unter %1 ist von anderer Art als der Algorithmus der Signatur, %2.</translation>
    </message>
    <message>
        <source>The key at %1 does not allow the signature&apos;s hash, SHA-256.</source>
        <translation>Der Schlüssel unter %1 erlaubt den Hash der Signatur, SHA-256, nicht.</translation>
    </message>
    <message>
        <source>The key at %1 does not speak for subdomains, and the signature&apos;s identity is in one.</source>
        <translation>Der Schlüssel unter %1 spricht nicht für Subdomains, und die Identität der Signatur liegt in einer.</translation>
    </message>
    <message>
        <source>The key at %1 has %2 bits, which is too short to prove anything. Make one of 2048 bits.</source>
        <translation>Der Schlüssel unter %1 hat %2 Bit, zu kurz, um etwas zu beweisen. Machen Sie einen von 2048 Bit.</translation>
    </message>
    <message>
        <source>Nobody answered the question for the key at %1 in time.</source>
        <translation>Niemand hat die Frage nach dem Schlüssel unter %1 rechtzeitig beantwortet.</translation>
    </message>
    <message>
        <source>The question for the key at %1 was answered with a failure.</source>
        <translation>Die Frage nach dem Schlüssel unter %1 wurde mit einem Fehler beantwortet.</translation>
    </message>
    <message>
        <source>The signature of %1 holds for the part of the body that it covers; more may have been put behind it.</source>
        <translation>Die Signatur von %1 hält für den Teil des Textes, den sie abdeckt; dahinter kann mehr angefügt worden sein.</translation>
    </message>
    <message>
        <source>The signature of %1 holds: what it covers is as the signer left it.</source>
        <translation>Die Signatur von %1 hält: Was sie abdeckt, ist so, wie es signiert wurde.</translation>
    </message>
    <message>
        <source>The body was changed after %1 signed it, as by a footer or a converted text.</source>
        <translation>Der Text wurde verändert, nachdem %1 ihn signiert hat, etwa durch eine Fußzeile oder eine Umwandlung.</translation>
    </message>
    <message>
        <source>The body is shorter than what %1 signed.</source>
        <translation>Der Text ist kürzer als das, was %1 signiert hat.</translation>
    </message>
    <message>
        <source>A signed header field was changed after %1 signed it, or another key made the signature than the one at %2.</source>
        <translation>Ein signiertes Kopffeld wurde verändert, nachdem %1 es signiert hat, oder die Signatur ist mit einem anderen Schlüssel gemacht als dem unter %2.</translation>
    </message>
    <message>
        <source>This message has so many signatures that this one was not looked at.</source>
        <translation>Diese Nachricht hat so viele Signaturen, dass diese nicht angesehen wurde.</translation>
    </message>
    <message>
        <source>The From field names authors of different domains, so that DMARC has no one domain to ask.</source>
        <translation>Das Feld From nennt Verfasser verschiedener Domains, so dass DMARC keine eine Domain zu fragen hat.</translation>
    </message>
    <message>
        <source>The From field names no author with a domain.</source>
        <translation>Das Feld From nennt keinen Verfasser mit einer Domain.</translation>
    </message>
    <message>
        <source>Nobody answered the question for %1 in time.</source>
        <translation>Niemand hat die Frage nach %1 rechtzeitig beantwortet.</translation>
    </message>
    <message>
        <source>The question for %1 was answered with a failure.</source>
        <translation>Die Frage nach %1 wurde mit einem Fehler beantwortet.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>The DMARC record of %1 says no valid policy, and names nobody who wants reports: it counts for nothing.</source>
        <translation>Der DMARC-Eintrag von %1 nennt keine gültige Richtlinie und niemanden, der Berichte will: Er gilt nichts.</translation>
    </message>
    <message>
        <source>Add &quot;p=none&quot;, &quot;p=quarantine&quot; or &quot;p=reject&quot; to the record.</source>
        <translation>Fügen Sie dem Eintrag „p=none“, „p=quarantine“ oder „p=reject“ hinzu.</translation>
    </message>
    <message>
        <source>SPF and DKIM both prove the domain %1.</source>
        <translation>SPF und DKIM belegen beide die Domain %1.</translation>
    </message>
    <message>
        <source>SPF proves the domain %1.</source>
        <translation>SPF belegt die Domain %1.</translation>
    </message>
    <message>
        <source>DKIM proves the domain %1.</source>
        <translation>DKIM belegt die Domain %1.</translation>
    </message>
    <message>
        <source>What would prove the domain %1 could not be looked up.</source>
        <translation>Was die Domain %1 belegen würde, konnte nicht nachgeschlagen werden.</translation>
    </message>
    <message>
        <source>SPF or DKIM passed, but for other domains than %1 of the From field.</source>
        <translation>SPF oder DKIM hat bestanden, aber für andere Domains als %1 im Feld From.</translation>
    </message>
    <message>
        <source>Neither SPF nor DKIM passed.</source>
        <translation>Weder SPF noch DKIM hat bestanden.</translation>
    </message>
    <message>
        <source>If it is yours: sign with DKIM for %1, or name the sending address in the SPF record of the envelope sender.</source>
        <translation>Wenn sie von Ihnen ist: Signieren Sie mit DKIM für %1, oder nennen Sie die sendende Adresse im SPF-Eintrag des Umschlagabsenders.</translation>
    </message>
    <message>
        <source>The domain %1 has no DMARC record.</source>
        <translation>Die Domain %1 hat keinen DMARC-Eintrag.</translation>
    </message>
    <message>
        <source>The address of the client is not known, so that there is nothing to check.</source>
        <translation>Die Adresse des Clients ist nicht bekannt, so dass es nichts zu prüfen gibt.</translation>
    </message>
    <message>
        <source>The sender is empty, and the name in HELO, &quot;%1&quot;, is no full domain: there is nothing to check.</source>
        <translation>Der Absender ist leer, und der Name in HELO, „%1“, ist keine vollständige Domain: Es gibt nichts zu prüfen.</translation>
    </message>
    <message>
        <source>The sender &quot;%1&quot; has no full domain: there is nothing to check.</source>
        <translation>Der Absender „%1“ hat keine vollständige Domain: Es gibt nichts zu prüfen.</translation>
    </message>
    <message>
        <source>The domain %1 does not exist.</source>
        <translation>Die Domain %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The domain %1 has no SPF record.</source>
        <translation>Die Domain %1 hat keinen SPF-Eintrag.</translation>
    </message>
    <message>
        <source>Publish a TXT record that begins with &quot;v=spf1&quot; and names what may send for %1.</source>
        <translation>Veröffentlichen Sie einen TXT-Eintrag, der mit „v=spf1“ beginnt und nennt, was für %1 senden darf.</translation>
    </message>
    <message>
        <source>The domain %1 has %2 SPF records, where one is allowed.</source>
        <translation>Die Domain %1 hat %2 SPF-Einträge, wo einer erlaubt ist.</translation>
    </message>
    <message>
        <source>Join them into one record.</source>
        <translation>Fassen Sie sie zu einem Eintrag zusammen.</translation>
    </message>
    <message>
        <source>The SPF record of %1 is not valid: %2.</source>
        <translation>Der SPF-Eintrag von %1 ist nicht gültig: %2.</translation>
    </message>
    <message>
        <source>Correct the record. Until then it counts for nothing, whoever sends.</source>
        <translation>Berichtigen Sie den Eintrag. Bis dahin gilt er nichts, wer auch immer sendet.</translation>
    </message>
    <message>
        <source>No term of the SPF record of %1 fits %2, and the record does not say what holds then.</source>
        <translation>Kein Teil des SPF-Eintrags von %1 passt auf %2, und der Eintrag sagt nicht, was dann gilt.</translation>
    </message>
    <message>
        <source>End the record with &quot;~all&quot; or &quot;-all&quot;.</source>
        <translation>Beenden Sie den Eintrag mit „~all“ oder „-all“.</translation>
    </message>
    <message>
        <source>The SPF record of %1 hands over to %2, which has none.</source>
        <translation>Der SPF-Eintrag von %1 übergibt an %2, wo es keinen gibt.</translation>
    </message>
    <message>
        <source>Correct &quot;%1&quot;.</source>
        <translation>Berichtigen Sie „%1“.</translation>
    </message>
    <message>
        <source>The SPF record of %1 includes that of %2, which has none.</source>
        <translation>Der SPF-Eintrag von %1 schließt den von %2 ein, wo es keinen gibt.</translation>
    </message>
    <message>
        <source>Correct or remove &quot;%1&quot;.</source>
        <translation>Berichtigen oder entfernen Sie „%1“.</translation>
    </message>
    <message>
        <source>%1 has more than 10 mail exchangers, which SPF&apos;s &quot;mx&quot; does not allow.</source>
        <translation>%1 hat mehr als 10 Mail-Exchanger, was „mx“ in SPF nicht erlaubt.</translation>
    </message>
    <message>
        <source>Name the addresses with &quot;ip4:&quot; and &quot;ip6:&quot; instead.</source>
        <translation>Nennen Sie die Adressen stattdessen mit „ip4:“ und „ip6:“.</translation>
    </message>
    <message>
        <source>Nobody answered the question for %1 of %2 in time.</source>
        <translation>Niemand hat die Frage nach %1 von %2 rechtzeitig beantwortet.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, the name servers of that domain, or the way to them, are broken.</source>
        <translation>Versuchen Sie es noch einmal; bleibt es so, sind die Nameserver dieser Domain oder der Weg zu ihnen gestört.</translation>
    </message>
    <message>
        <source>The answer for %1 of %2 does not validate (DNSSEC): %3</source>
        <translation>Die Antwort auf %1 von %2 hält der Prüfung (DNSSEC) nicht stand: %3</translation>
    </message>
    <message>
        <source>The signatures of that zone must be mended by who runs it.</source>
        <translation>Die Signaturen dieser Zone muss in Ordnung bringen, wer sie betreibt.</translation>
    </message>
    <message>
        <source>The question for %1 of %2 was answered with a failure (RCODE %3).</source>
        <translation>Die Frage nach %1 von %2 wurde mit einem Fehler beantwortet (RCODE %3).</translation>
    </message>
    <message>
        <source>Try again; if it stays so, the name servers of that domain are broken.</source>
        <translation>Versuchen Sie es noch einmal; bleibt es so, sind die Nameserver dieser Domain gestört.</translation>
    </message>
    <message>
        <source>More than 2 look-ups that the SPF record causes found nothing; the last one was %1 of %2.</source>
        <translation>Mehr als 2 Abfragen, die der SPF-Eintrag auslöst, fanden nichts; die letzte war %1 von %2.</translation>
    </message>
    <message>
        <source>Remove names from the record that do not exist any more.</source>
        <translation>Entfernen Sie Namen aus dem Eintrag, die es nicht mehr gibt.</translation>
    </message>
    <message>
        <source>The SPF record needs more than 10 look-ups; the one too many is &quot;%1&quot; of %2.</source>
        <translation>Der SPF-Eintrag braucht mehr als 10 Abfragen; die eine zu viel ist „%1“ von %2.</translation>
    </message>
    <message>
        <source>Replace terms that cause look-ups (include, a, mx, ptr, exists, redirect) by &quot;ip4:&quot; and &quot;ip6:&quot;, or remove some.</source>
        <translation>Ersetzen Sie Teile, die Abfragen auslösen (include, a, mx, ptr, exists, redirect), durch „ip4:“ und „ip6:“, oder entfernen Sie einige.</translation>
    </message>
    <message>
        <source>If %1 sends for you, add it to the record; if it only forwards, DKIM must carry the message.</source>
        <translation>Wenn %1 für Sie sendet, nehmen Sie es in den Eintrag auf; wenn es nur weiterleitet, muss DKIM die Nachricht tragen.</translation>
    </message>
    <message>
        <source>No term of the SPF record of %1 fits %2, and for all others it says &quot;%3&quot;.</source>
        <translation>Kein Teil des SPF-Eintrags von %1 passt auf %2, und für alle anderen sagt er „%3“.</translation>
    </message>
    <message>
        <source>The SPF record of %1 allows every address in the world: &quot;%2&quot;.</source>
        <translation>Der SPF-Eintrag von %1 erlaubt jede Adresse der Welt: „%2“.</translation>
    </message>
    <message>
        <source>Name what may send, and end the record with &quot;~all&quot; or &quot;-all&quot;.</source>
        <translation>Nennen Sie, was senden darf, und beenden Sie den Eintrag mit „~all“ oder „-all“.</translation>
    </message>
    <message>
        <source>%1 may send for %2: the term &quot;%3&quot; of its SPF record fits.</source>
        <translation>%1 darf für %2 senden: Der Teil „%3“ des SPF-Eintrags passt.</translation>
    </message>
    <message>
        <source>The SPF record of %1 refuses %2: the term &quot;%3&quot; fits.</source>
        <translation>Der SPF-Eintrag von %1 weist %2 ab: Der Teil „%3“ passt.</translation>
    </message>
    <message>
        <source>The SPF record of %1 says neither yes nor no to %2: the term &quot;%3&quot; fits.</source>
        <translation>Der SPF-Eintrag von %1 sagt zu %2 weder ja noch nein: Der Teil „%3“ passt.</translation>
    </message>
    <message>
        <source>SPF has no mechanism &quot;%1&quot;</source>
        <translation>SPF hat keinen Mechanismus „%1“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; lacks what belongs behind its name</source>
        <translation>„%1“ fehlt, was hinter den Namen gehört</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has something behind its name that it cannot have</source>
        <translation>„%1“ hat hinter dem Namen etwas, das dort nicht stehen kann</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no domain that could be looked up</source>
        <translation>„%1“ nennt keine Domain, nach der gefragt werden könnte</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has an address where a domain belongs; for addresses there is &quot;ip4:&quot;</source>
        <translation>„%1“ hat eine Adresse, wo eine Domain hingehört; für Adressen gibt es „ip4:“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no valid address</source>
        <translation>„%1“ hat keine gültige Adresse</translation>
    </message>
    <message>
        <source>The length of the network in &quot;%1&quot; is not valid</source>
        <translation>Die Länge des Netzes in „%1“ ist nicht gültig</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no valid modifier</source>
        <translation>„%1“ ist kein gültiger Modifikator</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands there for a second time</source>
        <translation>„%1“ steht dort zum zweiten Mal</translation>
    </message>
    <message>
        <source>The name server cannot be trusted: it says that there is no %1, and says the same of com, net and org.</source>
        <translation>Dem Nameserver ist nicht zu trauen: Er sagt, dass es %1 nicht gibt, und dasselbe von com, net und org.</translation>
    </message>
    <message>
        <source>Name another name server, or leave a network that wants to be logged in to first. Nothing is known until then.</source>
        <translation>Nennen Sie einen anderen Nameserver, oder verlassen Sie ein Netz, das zuerst eine Anmeldung will. Bis dahin ist nichts bekannt.</translation>
    </message>
    <message>
        <source>If it is yours: sign it with a key of %1, or let its envelope sender be in it.</source>
        <translation>Wenn sie von Ihnen ist: Signieren Sie sie mit einem Schlüssel von %1, oder nehmen Sie einen Umschlagabsender aus dieser Domain.</translation>
    </message>
    <message>
        <source>The From field names the domain &quot;%1&quot;, which is not valid.</source>
        <translation>Das Feld From nennt die Domain „%1“, die ungültig ist.</translation>
    </message>
    <message>
        <source>Whether SPF proves the domain %1 cannot be told without the address that handed the message over, and DKIM does not prove it.</source>
        <translation>Ob SPF die Domain %1 beweist, lässt sich ohne die Adresse nicht sagen, die die Nachricht übergab, und DKIM beweist sie nicht.</translation>
    </message>
    <message>
        <source>Publish a TXT record at _dmarc.%1: &quot;v=DMARC1; p=none; rua=mailto:dmarc-reports@%1&quot;, with a mailbox of yours that takes the reports.</source>
        <translation>Veröffentlichen Sie einen TXT-Eintrag unter _dmarc.%1: „v=DMARC1; p=none; rua=mailto:dmarc-reports@%1“, mit einem Postfach von Ihnen, das die Berichte annimmt.</translation>
    </message>
    <message>
        <source>The list %1 refuses to answer, or is none any more: it says %2.</source>
        <translation>Die Liste %1 verweigert die Antwort oder ist keine mehr: Sie sagt %2.</translation>
    </message>
    <message>
        <source>The list %1 does not answer as lists do: its test entry is not listed (RFC 5782).</source>
        <translation>Die Liste %1 antwortet nicht, wie Listen es tun: Ihr Testeintrag ist nicht gelistet (RFC 5782).</translation>
    </message>
    <message>
        <source>The list %1 lists everything, also what must not be listed (RFC 5782).</source>
        <translation>Die Liste %1 listet alles, auch was nicht gelistet sein darf (RFC 5782).</translation>
    </message>
    <message>
        <source>Where &quot;%1&quot; of %2 leads to depends on who sends.</source>
        <translation>Wohin „%1“ von %2 führt, hängt davon ab, wer sendet.</translation>
    </message>
    <message>
        <source>The SPF record leads to more records than are looked at.</source>
        <translation>Der SPF-Eintrag führt zu mehr Einträgen, als angesehen werden.</translation>
    </message>
    <message>
        <source>%1 has no address.</source>
        <translation>%1 hat keine Adresse.</translation>
    </message>
    <message>
        <source>The policy at %1 has not come yet.</source>
        <translation>Die Richtlinie von %1 ist noch nicht da.</translation>
    </message>
    <message>
        <source>Nothing was validated: no trust anchor says that %1 is signed.</source>
        <translation>Nichts wurde geprüft: Kein Vertrauensanker sagt, dass %1 signiert ist.</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::CheckDialog</name>
    <message>
        <source>Check a message</source>
        <translation>Eine Nachricht prüfen</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Check &amp;another</source>
        <translation>&amp;Weitere prüfen</translation>
    </message>
    <message>
        <source>C&amp;opy as text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Drop a message (.eml) here, or paste its source with all header fields: &quot;Show original&quot; or &quot;View source&quot; in your mail program.</source>
        <translation>Legen Sie eine Nachricht (.eml) hier ab oder fügen Sie ihren Quelltext mit allen Kopffeldern ein: „Original anzeigen“ oder „Quelltext“ in Ihrem Mailprogramm.</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>&amp;Datei wählen …</translation>
    </message>
    <message>
        <source>Source of the message</source>
        <translation>Quelltext der Nachricht</translation>
    </message>
    <message>
        <source>&amp;Handed over by</source>
        <translation>&amp;Übergeben von</translation>
    </message>
    <message>
        <source>IP address; else as Received says</source>
        <translation>IP-Adresse; sonst wie Received sagt</translation>
    </message>
    <message>
        <source>Write 192.0.2.1 or 2001:db8::1.</source>
        <translation>Schreiben Sie 192.0.2.1 oder 2001:db8::1.</translation>
    </message>
    <message>
        <source>Name in HE&amp;LO</source>
        <translation>Name in HE&amp;LO</translation>
    </message>
    <message>
        <source>else as Received says</source>
        <translation>sonst wie Received sagt</translation>
    </message>
    <message>
        <source>Envelope &amp;sender</source>
        <translation>Absender im &amp;Umschlag</translation>
    </message>
    <message>
        <source>else as Return-Path says</source>
        <translation>sonst wie Return-Path sagt</translation>
    </message>
    <message>
        <source>Messages (*.eml *.txt *.gz *.zip);;All files (*)</source>
        <translation>Nachrichten (*.eml *.txt *.gz *.zip);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>It is being checked.</source>
        <translation>Sie wird gerade geprüft.</translation>
    </message>
    <message>
        <source>Drop or paste a message first.</source>
        <translation>Legen Sie zuerst eine Nachricht ab oder fügen Sie sie ein.</translation>
    </message>
    <message>
        <source>Asking the DNS, for at most 20 seconds…</source>
        <translation>Das DNS wird gefragt, höchstens 20 Sekunden …</translation>
    </message>
    <message>
        <source>Export the check</source>
        <translation>Prüfung exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>The file was not written</source>
        <translation>Die Datei wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>What the check came to</source>
        <translation>Was die Prüfung ergab</translation>
    </message>
    <message>
        <source>&amp;Name server</source>
        <translation>&amp;Nameserver</translation>
    </message>
    <message>
        <source>else those of this computer</source>
        <translation>sonst die dieses Rechners</translation>
    </message>
    <message>
        <source>&amp;Trust anchor</source>
        <translation>&amp;Vertrauensanker</translation>
    </message>
    <message>
        <source>file of DS or DNSKEY records, for DNSSEC</source>
        <translation>Datei mit DS oder DNSKEY, für DNSSEC</translation>
    </message>
    <message>
        <source>How DMARC policies are found</source>
        <translation>Wie DMARC-Richtlinien gefunden werden</translation>
    </message>
    <message>
        <source>DMARC &amp;by</source>
        <translation>DMARC &amp;gemäß</translation>
    </message>
    <message>
        <source>up the names, or by public suffixes</source>
        <translation>die Namen hinauf, oder nach öffentlichen Suffixen</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Mehr</translation>
    </message>
    <message>
        <source>HELO, and how the DNS and the policy are asked</source>
        <translation>HELO, und wie DNS und Richtlinie befragt werden</translation>
    </message>
    <message>
        <source>L&amp;ess</source>
        <translation>&amp;Weniger</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::CheckView</name>
    <message>
        <source>its sender</source>
        <translation>ihrem Absender</translation>
    </message>
    <message>
        <source>It proves that it is from %1.</source>
        <translation>Sie beweist, dass sie von %1 ist.</translation>
    </message>
    <message>
        <source>Whether it is from %1 could not be found out.</source>
        <translation>Ob sie von %1 ist, war nicht herauszufinden.</translation>
    </message>
    <message>
        <source>It does not prove that it is from %1.</source>
        <translation>Sie beweist nicht, dass sie von %1 ist.</translation>
    </message>
    <message>
        <source>It is yours: %1 accepted it on %2.</source>
        <translation>Sie ist Ihre: %1 nahm sie am %2 an.</translation>
    </message>
    <message>
        <source>It is signed with your key %1, but no node of yours logged it: a log that was not read, another sender of yours, or a copied key.</source>
        <translation>Sie ist mit Ihrem Schlüssel %1 signiert, aber kein Knoten von Ihnen hat sie verzeichnet: ein Protokoll, das nicht gelesen wurde, ein anderer Absender von Ihnen oder ein kopierter Schlüssel.</translation>
    </message>
    <message>
        <source>It comes in your name, nothing proves that, and no node of yours logged it: forged, or from a sender of yours that authenticates as nobody.</source>
        <translation>Sie kommt in Ihrem Namen, nichts beweist das, und kein Knoten von Ihnen hat sie verzeichnet: gefälscht oder von einem Absender von Ihnen, der sich nicht ausweist.</translation>
    </message>
    <message>
        <source>It comes in the name of somebody else.</source>
        <translation>Sie kommt im Namen von jemand anderem.</translation>
    </message>
    <message>
        <source>Whether it is yours is not known. %1</source>
        <translation>Ob sie Ihre ist, ist nicht bekannt. %1</translation>
    </message>
    <message>
        <source>Others passed it on.</source>
        <translation>Andere haben sie weitergereicht.</translation>
    </message>
    <message>
        <source>Next step: %1</source>
        <translation>Nächster Schritt: %1</translation>
    </message>
    <message>
        <source>Handed over by %1, as its topmost Received field with a public address says.</source>
        <translation>Übergeben von %1, wie ihr oberstes Received-Feld mit öffentlicher Adresse sagt.</translation>
    </message>
    <message>
        <source>Handed over by %1.</source>
        <translation>Übergeben von %1.</translation>
    </message>
    <message>
        <source>Is it yours?</source>
        <translation>Ist sie Ihre?</translation>
    </message>
    <message>
        <source>Open its trace</source>
        <translation>Ihren Weg öffnen</translation>
    </message>
    <message>
        <source>The header field</source>
        <translation>Das Kopffeld</translation>
    </message>
    <message>
        <source>The DNS record</source>
        <translation>Der DNS-Eintrag</translation>
    </message>
    <message>
        <source>How %1 came to this</source>
        <translation>Wie %1 dazu kam</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Header field</source>
        <translation>Kopffeld</translation>
    </message>
    <message>
        <source>DNS record</source>
        <translation>DNS-Eintrag</translation>
    </message>
    <message>
        <source>pass</source>
        <comment>the result of a check</comment>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>fail</source>
        <comment>the result of a check</comment>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>softfail</source>
        <comment>the result of a check</comment>
        <translation>nicht bestanden (softfail)</translation>
    </message>
    <message>
        <source>neutral</source>
        <comment>the result of a check</comment>
        <translation>neutral</translation>
    </message>
    <message>
        <source>none</source>
        <comment>the result of a check</comment>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>policy</source>
        <comment>the result of a check</comment>
        <translation>nach Richtlinie abgelehnt</translation>
    </message>
    <message>
        <source>temperror</source>
        <comment>the result of a check</comment>
        <translation>vorübergehender Fehler</translation>
    </message>
    <message>
        <source>permerror</source>
        <comment>the result of a check</comment>
        <translation>dauerhafter Fehler</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>the result of a check</comment>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::ComplaintsView</name>
    <message>
        <source>Complaints per day</source>
        <translation>Beschwerden pro Tag</translation>
    </message>
    <message>
        <source>Complaints by</source>
        <translation>Beschwerden nach</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Berichtende</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Beschwerden</translation>
    </message>
    <message>
        <source>addresses as keyed hashes</source>
        <translation>Adressen als Hashwerte mit Schlüssel</translation>
    </message>
    <message>
        <source>Filter complaints</source>
        <translation>Beschwerden filtern</translation>
    </message>
    <message>
        <source>Nobody complained in this time, or what came does not fit these filters.</source>
        <translation>In dieser Zeit hat sich niemand beschwert, oder was kam, passt nicht zu diesen Filtern.</translation>
    </message>
    <message>
        <source>Providers send complaints where you enrol in their feedback loops. None was read yet.</source>
        <translation>Anbieter schicken Beschwerden, wenn Sie sich für ihre Feedback-Loops anmelden. Noch keine wurde gelesen.</translation>
    </message>
    <message>
        <source>Import reports…</source>
        <translation>Berichte importieren …</translation>
    </message>
    <message>
        <source>None was read yet.</source>
        <translation>Noch keine wurde gelesen.</translation>
    </message>
    <message>
        <source>authentication failure</source>
        <translation>Authentifizierung gescheitert</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht gesagt</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>complaints</source>
        <translation>Beschwerden</translation>
    </message>
    <message>
        <source>No complaint is of this time</source>
        <translation>Keine Beschwerde ist aus dieser Zeit</translation>
    </message>
    <message numerus="yes">
        <source>%n complaint(s) and failure reports</source>
        <translation>
            <numerusform>%n Beschwerde oder Fehlerbericht</numerusform>
            <numerusform>%n Beschwerden und Fehlerberichte</numerusform>
        </translation>
    </message>
    <message>
        <source>The chart, as a picture</source>
        <translation>Das Diagramm, als Bild</translation>
    </message>
    <message>
        <source>The chart&apos;s figures, as a table</source>
        <translation>Die Zahlen des Diagramms, als Tabelle</translation>
    </message>
    <message>
        <source>Complaints, as a table</source>
        <translation>Beschwerden, als Tabelle</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::DomainsView</name>
    <message>
        <source>Messages that fail DMARC, by domain</source>
        <translation>Nachrichten, die DMARC nicht bestehen, nach Domain</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>as they stand in From</source>
        <translation>wie sie in From stehen</translation>
    </message>
    <message>
        <source>Filter domains</source>
        <translation>Domains filtern</translation>
    </message>
    <message>
        <source>Ready for reject?</source>
        <translation>Bereit für reject?</translation>
    </message>
    <message>
        <source>No DMARC report was read yet.</source>
        <translation>Noch kein DMARC-Bericht wurde gelesen.</translation>
    </message>
    <message>
        <source>No report is about this time, or fits these filters.</source>
        <translation>Kein Bericht handelt von dieser Zeit oder passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>Nothing failed DMARC in this time.</source>
        <translation>In dieser Zeit hat alles DMARC bestanden.</translation>
    </message>
    <message>
        <source>No report is about this time</source>
        <translation>Kein Bericht handelt von dieser Zeit</translation>
    </message>
    <message>
        <source>%1 of %2 reported messages fail DMARC</source>
        <translation>%1 von %2 berichteten Nachrichten bestehen DMARC nicht</translation>
    </message>
    <message>
        <source>The chart, as a picture</source>
        <translation>Das Diagramm, als Bild</translation>
    </message>
    <message>
        <source>The chart&apos;s figures, as a table</source>
        <translation>Die Zahlen des Diagramms, als Tabelle</translation>
    </message>
    <message>
        <source>Domains, as a table</source>
        <translation>Domains, als Tabelle</translation>
    </message>
    <message>
        <source>Ready for reject, as a table</source>
        <translation>Bereit für reject, als Tabelle</translation>
    </message>
    <message>
        <source>What p=reject would refuse of %1: %2 legitimate messages, and all else that fails</source>
        <extracomment>%1 is a domain; what is not legitimate is mostly spoofing</extracomment>
        <translation>Was p=reject von %1 abweisen würde: %2 rechtmäßige Nachrichten und alles andere, was scheitert</translation>
    </message>
    <message>
        <source>each domain over the 30 days before its newest report, whatever range is shown</source>
        <translation>jede Domain über die 30 Tage vor ihrem neuesten Bericht, welcher Zeitraum auch gezeigt wird</translation>
    </message>
    <message>
        <source>what p=reject would refuse, over the 30 days before each domain&apos;s newest report, whatever range is shown</source>
        <translation>was p=reject abweisen würde, in den 30 Tagen vor dem neuesten Bericht jeder Domain, gleich welcher Zeitraum gezeigt wird</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::FailurePanel</name>
    <message>
        <source>Failures of %1</source>
        <translation>Fehlschläge von %1</translation>
    </message>
    <message>
        <source>What your logs say</source>
        <translation>Was Ihre Protokolle sagen</translation>
    </message>
    <message>
        <source>No node was heard on this day.</source>
        <translation>An diesem Tag wurde kein Knoten erfasst.</translation>
    </message>
    <message>
        <source>Your logs tell of no failure, as far as they were heard.</source>
        <translation>Ihre Protokolle melden keinen Fehlschlag, soweit sie erfasst wurden.</translation>
    </message>
    <message>
        <source>Your logs tell of no failure.</source>
        <translation>Ihre Protokolle melden keinen Fehlschlag.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Receivers report</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>%1 messages, of which %2 fail DMARC</source>
        <translation>%1 Nachrichten, davon bestehen %2 DMARC nicht</translation>
    </message>
    <message>
        <source>unknown: no report is about this day</source>
        <translation>unbekannt: kein Bericht betrifft diesen Tag</translation>
    </message>
    <message>
        <source>Not aligned</source>
        <translation>Nicht passend</translation>
    </message>
    <message>
        <source>%1 by SPF, %2 by DKIM</source>
        <translation>%1 nach SPF, %2 nach DKIM</translation>
    </message>
    <message>
        <source>Done with it</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>%1 rejected, %2 put aside</source>
        <translation>%1 abgewiesen, %2 beiseite</translation>
    </message>
    <message>
        <source>Your logs</source>
        <translation>Ihre Protokolle</translation>
    </message>
    <message>
        <source>receivers refused %1 recipients; your filters found %2 failures</source>
        <translation>Empfänger wiesen %1 Adressaten ab; Ihre Filter fanden %2 Fehlschläge</translation>
    </message>
    <message>
        <source>Rows of reports</source>
        <translation>Zeilen von Berichten</translation>
    </message>
    <message>
        <source>No report is about this day.</source>
        <translation>Kein Bericht betrifft diesen Tag.</translation>
    </message>
    <message>
        <source>Messages that fail DMARC</source>
        <translation>Nachrichten, die DMARC nicht bestehen</translation>
    </message>
    <message>
        <source>Reported messages</source>
        <translation>Berichtete Nachrichten</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>No DKIM signature passes. Next step: check a message, and mend the signature or its key.</source>
        <translation>Keine DKIM-Signatur besteht. Nächster Schritt: Prüfen Sie eine Nachricht, und bringen Sie die Signatur oder ihren Schlüssel in Ordnung.</translation>
    </message>
    <message>
        <source>No DKIM signature is one that the receiver takes. Next step: sign with a key of the From domain.</source>
        <translation>Der Empfänger nimmt keine der DKIM-Signaturen an. Nächster Schritt: Signieren Sie mit einem Schlüssel der From-Domain.</translation>
    </message>
    <message>
        <source>No DKIM signature is of the author&apos;s domain. Next step: sign with a key of the From domain.</source>
        <translation>Keine DKIM-Signatur ist von der Domain des Autors. Nächster Schritt: Signieren Sie mit einem Schlüssel der From-Domain.</translation>
    </message>
    <message>
        <source>SPF fails. Next step: name the sending address in the SPF record of the envelope sender.</source>
        <translation>SPF besteht nicht. Nächster Schritt: Nennen Sie die sendende Adresse im SPF-Eintrag des Umschlagabsenders.</translation>
    </message>
    <message>
        <source>SPF could not be evaluated. Next step: mend the SPF record of the envelope sender.</source>
        <translation>SPF ließ sich nicht auswerten. Nächster Schritt: Bringen Sie den SPF-Eintrag des Umschlagabsenders in Ordnung.</translation>
    </message>
    <message>
        <source>The sending address has no name that leads back to it. Next step: set its reverse name (PTR), and an address record of that name.</source>
        <translation>Die sendende Adresse hat keinen Namen, der zu ihr zurückführt. Nächster Schritt: Setzen Sie ihren Rückwärtsnamen (PTR) und einen Adresseintrag dieses Namens.</translation>
    </message>
    <message>
        <source>Neither SPF nor DKIM proves who sends. Next step: sign with DKIM, and name the sending address in the SPF record.</source>
        <translation>Weder SPF noch DKIM beweist, wer sendet. Nächster Schritt: Signieren Sie mit DKIM, und nennen Sie die sendende Adresse im SPF-Eintrag.</translation>
    </message>
    <message>
        <source>Microsoft wants SPF, DKIM and DMARC of who sends much. Next step: publish all three, p=none is enough, and let SPF or DKIM fit the From domain.</source>
        <translation>Microsoft will von denen, die viel senden, SPF, DKIM und DMARC. Nächster Schritt: Veröffentlichen Sie alle drei, p=none genügt, und lassen Sie SPF oder DKIM zur From-Domain passen.</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::FailuresView</name>
    <message>
        <source>Failures by day and domain</source>
        <translation>Fehlschläge nach Tag und Domain</translation>
    </message>
    <message>
        <source>what receivers report beside what your own logs say</source>
        <translation>was Empfänger berichten, neben dem, was Ihre Protokolle sagen</translation>
    </message>
    <message>
        <source>Filter failures</source>
        <translation>Fehlschläge filtern</translation>
    </message>
    <message>
        <source>No report is about this time, so only your own logs tell.</source>
        <translation>Kein Bericht betrifft diese Zeit, daher sprechen nur Ihre eigenen Protokolle.</translation>
    </message>
    <message>
        <source>No node was heard in this time, so only receivers tell.</source>
        <translation>In dieser Zeit wurde kein Knoten erfasst, daher sprechen nur die Empfänger.</translation>
    </message>
    <message>
        <source>%1 of this time was heard: what your logs say is a lower bound.</source>
        <translation>%1 dieser Zeit wurde erfasst: Was Ihre Protokolle sagen, ist eine Untergrenze.</translation>
    </message>
    <message>
        <source>No report is about this time, and no node was heard in it.</source>
        <translation>Kein Bericht betrifft diese Zeit, und kein Knoten wurde in ihr erfasst.</translation>
    </message>
    <message>
        <source>No failure is known of. %1</source>
        <translation>Kein Fehlschlag ist bekannt. %1</translation>
    </message>
    <message>
        <source>Nothing failed in this time, neither by reports nor by your own logs.</source>
        <translation>In dieser Zeit schlug nichts fehl, weder laut Berichten noch laut eigenen Protokollen.</translation>
    </message>
    <message>
        <source>Not known: the failures could not be read</source>
        <translation>Nicht bekannt: Die Fehlschläge konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>No report; your logs tell of %1 refused recipients</source>
        <translation>Kein Bericht; Ihre Protokolle melden %1 abgewiesene Adressaten</translation>
    </message>
    <message>
        <source>Failures, as a table</source>
        <translation>Fehlschläge, als Tabelle</translation>
    </message>
    <message>
        <source>Reports: %1 fail DMARC. Own logs: %2 recipients refused</source>
        <translation>Berichte: %1 bestehen DMARC nicht. Protokolle: %2 Adressaten abgewiesen</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::LedgerBox</name>
    <message>
        <source>Show these rows</source>
        <translation>Diese Zeilen zeigen</translation>
    </message>
    <message>
        <source>Your nodes signed, by their logs</source>
        <translation>Von Ihren Knoten signiert, laut ihren Protokollen</translation>
    </message>
    <message>
        <source>Failed, late, or reported by nobody</source>
        <translation>Gescheitert, spät oder von niemandem berichtet</translation>
    </message>
    <message>
        <source>Signed with %1, left no node of yours</source>
        <translation>Mit %1 signiert, von keinem Ihrer Knoten</translation>
    </message>
    <message>
        <source>Signed with your keys, left no node of yours</source>
        <translation>Mit Ihren Schlüsseln signiert, von keinem Ihrer Knoten</translation>
    </message>
    <message>
        <source>Receivers passed with your keys</source>
        <translation>Mit Ihren Schlüsseln bestanden, laut Empfängern</translation>
    </message>
    <message>
        <source>Name this sender…</source>
        <translation>Diesen Absender benennen …</translation>
    </message>
    <message>
        <source>Reported beyond what your logs tell</source>
        <translation>Über das hinaus berichtet, was Ihre Protokolle sagen</translation>
    </message>
    <message>
        <source>Reported, and no log tells of it</source>
        <translation>Berichtet, und kein Protokoll sagt etwas davon</translation>
    </message>
    <message>
        <source>From senders you named</source>
        <translation>Von benannten Absendern</translation>
    </message>
    <message>
        <source>of them sent on by forwarders, or too few to tell</source>
        <translation>davon über Weiterleiter, oder zu wenige für ein Urteil</translation>
    </message>
    <message>
        <source>From %1 since %2, for %3.</source>
        <translation>Von %1 seit %2, für %3.</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::MailAuthPage</name>
    <message>
        <source>Mail authentication</source>
        <translation>Mail-Authentifizierung</translation>
    </message>
    <message>
        <source>Check a message…</source>
        <translation>Nachricht prüfen …</translation>
    </message>
    <message>
        <source>Import reports…</source>
        <translation>Berichte importieren …</translation>
    </message>
    <message>
        <source>This store is open read-only.</source>
        <translation>Dieser Datenspeicher ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What is shown of mail authentication</source>
        <translation>Was von der Mail-Authentifizierung gezeigt wird</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>TLS reports</source>
        <translation>TLS-Berichte</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Beschwerden</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Berichtende</translation>
    </message>
    <message>
        <source>DMARC</source>
        <translation>DMARC</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>besteht</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>besteht nicht</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Receivers report of domains, not of nodes.</source>
        <translation>Empfänger berichten von Domains, nicht von Knoten.</translation>
    </message>
    <message>
        <source>No report was read yet</source>
        <translation>Noch kein Bericht wurde gelesen</translation>
    </message>
    <message>
        <source>Who sends mail in your name?</source>
        <translation>Wer verschickt Mail in Ihrem Namen?</translation>
    </message>
    <message>
        <source>Receivers tell you once a day, if you ask them: DMARC and TLS reports, and complaints. Bring what they sent.</source>
        <translation>Empfänger sagen es Ihnen einmal am Tag, wenn Sie darum bitten: DMARC- und TLS-Berichte und Beschwerden. Bringen Sie, was sie geschickt haben.</translation>
    </message>
    <message>
        <source>Drop reports, mails with reports or folders here</source>
        <translation>Berichte, Mails mit Berichten oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>.xml, .json, .gz, .zip, .zst, .eml, mbox or Maildir, whatever they are named</source>
        <translation>.xml, .json, .gz, .zip, .zst, .eml, mbox oder Maildir, wie immer sie heißen</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>A folder of reports</source>
        <translation>Ein Ordner mit Berichten</translation>
    </message>
    <message>
        <source>With all folders below it, and mailboxes.</source>
        <translation>Mit allen Ordnern darunter und Postfächern.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>One message</source>
        <translation>Eine Nachricht</translation>
    </message>
    <message>
        <source>Whether it proves who it is from, and what to change.</source>
        <translation>Ob sie beweist, von wem sie ist, und was zu ändern ist.</translation>
    </message>
    <message>
        <source>Only looking?</source>
        <translation>Nur mal schauen?</translation>
    </message>
    <message>
        <source>It stays apart from your own.</source>
        <translation>Sie bleibt von Ihrer getrennt.</translation>
    </message>
    <message>
        <source>%1 new reports, %2 known already</source>
        <translation>%1 neue Berichte, %2 schon bekannt</translation>
    </message>
    <message>
        <source>Looking for reports…</source>
        <translation>Berichte werden gesucht …</translation>
    </message>
    <message>
        <source>Reading reports: %1 of %2 files; %3</source>
        <translation>Berichte werden gelesen: %1 von %2 Dateien; %3</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be read.</source>
        <translation>
            <numerusform>%n Teil konnte nicht gelesen werden.</numerusform>
            <numerusform>%n Teile konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>See which</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Rows of reports, as a table</source>
        <translation>Zeilen der Berichte, als Tabelle</translation>
    </message>
    <message>
        <source>What could not be read, as a table</source>
        <translation>Was nicht gelesen werden konnte, als Tabelle</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Your own logs</source>
        <translation>Ihre eigenen Protokolle</translation>
    </message>
    <message>
        <source>What they say of failed authentication, without any report.</source>
        <translation>Was sie über fehlgeschlagene Authentifizierung sagen, ohne jeden Bericht.</translation>
    </message>
    <message>
        <source>Show failures</source>
        <translation>Fehlschläge zeigen</translation>
    </message>
    <message>
        <source>Mailboxes…</source>
        <translation>Postfächer …</translation>
    </message>
    <message>
        <source>Mailboxes that reports come into</source>
        <translation>Postfächer, in denen Berichte ankommen</translation>
    </message>
    <message>
        <source>A mailbox</source>
        <translation>Ein Postfach</translation>
    </message>
    <message>
        <source>Receivers mail their reports: name the mailbox, and it is read by itself.</source>
        <translation>Empfänger schicken ihre Berichte per Mail: Nennen Sie das Postfach, und es wird von selbst gelesen.</translation>
    </message>
    <message>
        <source>Name a mailbox…</source>
        <translation>Postfach nennen …</translation>
    </message>
    <message>
        <source>Connecting to the mailbox…</source>
        <translation>Verbindung zum Postfach …</translation>
    </message>
    <message>
        <source>Reading the mailbox: %1 of %2 messages; %3</source>
        <translation>Das Postfach wird gelesen: %1 von %2 Nachrichten; %3</translation>
    </message>
    <message>
        <source>The mailbox %1 is not read.</source>
        <translation>Das Postfach %1 wird nicht gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n mailboxes are not read.</source>
        <translation>
            <numerusform>%n Postfach wird nicht gelesen.</numerusform>
            <numerusform>%n Postfächer werden nicht gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show mailboxes</source>
        <translation>Postfächer zeigen</translation>
    </message>
    <message>
        <source>What could not be read is kept aside, and can be tried again.</source>
        <translation>Was nicht zu lesen war, liegt beiseite und kann noch einmal versucht werden.</translation>
    </message>
    <message>
        <source>This page counts %1, as reports tell of whole days.</source>
        <translation>Diese Seite zählt %1, weil Berichte für ganze Tage gelten.</translation>
    </message>
    <message>
        <source>Show a made-up fleet</source>
        <translation>Eine erfundene Flotte zeigen</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::MailboxDialog</name>
    <message>
        <source>Name a mailbox</source>
        <translation>Postfach nennen</translation>
    </message>
    <message>
        <source>Edit mailbox %1</source>
        <translation>Postfach %1 bearbeiten</translation>
    </message>
    <message>
        <source>Not tested yet. A test logs in and looks into the folder; nothing is stored or changed.</source>
        <translation>Noch nicht geprüft. Eine Prüfung meldet sich an und sieht in den Ordner; nichts wird gespeichert oder geändert.</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Prüfung abbrechen</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>&amp;Add mailbox</source>
        <translation>Postfach &amp;anlegen</translation>
    </message>
    <message>
        <source>Sa&amp;ve mailbox</source>
        <translation>Postfach speic&amp;hern</translation>
    </message>
    <message>
        <source>This store is open read-only.</source>
        <translation>Dieser Datenspeicher ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>The test is running.</source>
        <translation>Die Prüfung läuft.</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>Es wird gespeichert.</translation>
    </message>
    <message>
        <source>Logging in, for at most 30 seconds…</source>
        <translation>Anmeldung, höchstens 30 Sekunden …</translation>
    </message>
    <message>
        <source>It lets us in. The folder is empty now.</source>
        <translation>Es lässt uns ein. Der Ordner ist gerade leer.</translation>
    </message>
    <message numerus="yes">
        <source>It lets us in. %n message(s) lie in the folder.</source>
        <translation>
            <numerusform>Es lässt uns ein. %n Nachricht liegt im Ordner.</numerusform>
            <numerusform>Es lässt uns ein. %n Nachrichten liegen im Ordner.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: nothing was decided.</source>
        <translation>Abgebrochen: Nichts ist entschieden.</translation>
    </message>
    <message>
        <source>The test failed.</source>
        <translation>Die Prüfung ist gescheitert.</translation>
    </message>
    <message>
        <source>Password of the mailbox</source>
        <translation>Passwort des Postfachs</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::MailboxFields</name>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS vom ersten Byte an</translation>
    </message>
    <message>
        <source>STARTTLS after the greeting</source>
        <translation>STARTTLS nach der Begrüßung</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Lassen, wie es ist</translation>
    </message>
    <message>
        <source>Mark it as seen</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Move it to a folder</source>
        <translation>In einen Ordner verschieben</translation>
    </message>
    <message>
        <source>Mark it as seen and move it</source>
        <translation>Als gelesen markieren und verschieben</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Consent at Microsoft 365</source>
        <translation>Zustimmung bei Microsoft 365</translation>
    </message>
    <message>
        <source>Consent at another provider</source>
        <translation>Zustimmung bei einem anderen Anbieter</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>Its certificate must bear this name</source>
        <translation>Sein Zertifikat muss diesen Namen tragen</translation>
    </message>
    <message>
        <source>Encr&amp;yption</source>
        <translation>&amp;Verschlüsselung</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>What you call the mailbox</source>
        <translation>Wie Sie das Postfach nennen</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>993 is usual for TLS, 143 for STARTTLS</source>
        <translation>Üblich sind 993 für TLS, 143 für STARTTLS</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>As the server knows the account: mostly its address</source>
        <translation>Wie der Server das Konto kennt: meist seine Adresse</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>That reports come into</source>
        <translation>In dem Berichte ankommen</translation>
    </message>
    <message>
        <source>What was &amp;read</source>
        <translation>Was &amp;gelesen ist</translation>
    </message>
    <message>
        <source>Nothing is ever deleted there. What held no report stays.</source>
        <translation>Dort wird nie etwas gelöscht. Was keinen Bericht enthielt, bleibt.</translation>
    </message>
    <message>
        <source>&amp;Move to</source>
        <translation>Ve&amp;rschieben nach</translation>
    </message>
    <message>
        <source>A folder of the server; made where there is none</source>
        <translation>Ein Ordner des Servers; er wird angelegt, wo es keinen gibt</translation>
    </message>
    <message>
        <source>&amp;Log in by</source>
        <translation>An&amp;melden mit</translation>
    </message>
    <message>
        <source>Certificate aut&amp;hority</source>
        <translation>&amp;Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Empty: those that this computer trusts</source>
        <translation>Leer: die, denen dieser Rechner vertraut</translation>
    </message>
    <message>
        <source>&amp;Id of the application</source>
        <translation>&amp;Kennung der Anwendung</translation>
    </message>
    <message>
        <source>That you registered at the provider</source>
        <translation>Die Sie beim Anbieter angemeldet haben</translation>
    </message>
    <message>
        <source>Sc&amp;ope</source>
        <translation>Um&amp;fang (Scope)</translation>
    </message>
    <message>
        <source>What is asked for, with what renews it (offline_access)</source>
        <translation>Worum gebeten wird, samt dem, was es erneuert (offline_access)</translation>
    </message>
    <message>
        <source>Address of device &amp;codes</source>
        <translation>Adresse für Geräte&amp;codes</translation>
    </message>
    <message>
        <source>Begins with https://</source>
        <translation>Beginnt mit https://</translation>
    </message>
    <message>
        <source>Address of tok&amp;ens</source>
        <translation>Adresse für Tok&amp;en</translation>
    </message>
    <message>
        <source>Name the mail server, as in imap.example.com.</source>
        <translation>Nennen Sie den Mailserver, etwa imap.example.com.</translation>
    </message>
    <message>
        <source>A mailbox needs a name.</source>
        <translation>Ein Postfach braucht einen Namen.</translation>
    </message>
    <message>
        <source>Name the account.</source>
        <translation>Nennen Sie das Konto.</translation>
    </message>
    <message>
        <source>Name the folder; INBOX is usual.</source>
        <translation>Nennen Sie den Ordner; üblich ist INBOX.</translation>
    </message>
    <message>
        <source>Your provider shows it where you registered the application.</source>
        <translation>Ihr Anbieter zeigt sie dort, wo Sie die Anwendung angemeldet haben.</translation>
    </message>
    <message>
        <source>Name the folder, as in Archive.</source>
        <translation>Nennen Sie den Ordner, etwa Archive.</translation>
    </message>
    <message>
        <source>They lie there already: name another folder.</source>
        <translation>Dort liegen sie schon: Nennen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>It begins with https://; your provider&apos;s documentation names it.</source>
        <translation>Sie beginnt mit https://; die Dokumentation Ihres Anbieters nennt sie.</translation>
    </message>
    <message>
        <source>Choose a certificate file</source>
        <translation>Zertifikatsdatei wählen</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::MailboxSecretBox</name>
    <message>
        <source>Keep it in the &amp;desktop&apos;s keychain</source>
        <translation>Im Schlüsselbun&amp;d des Desktops aufbewahren</translation>
    </message>
    <message>
        <source>It is known until this store is closed.</source>
        <translation>Es ist bekannt, bis dieser Datenspeicher geschlossen wird.</translation>
    </message>
    <message>
        <source>Otherwise it is known until this store is closed.</source>
        <translation>Sonst ist es bekannt, bis dieser Datenspeicher geschlossen wird.</translation>
    </message>
    <message>
        <source>No keychain answers on this desktop: it stays in memory until this store is closed, and is written nowhere. The collector service takes it from a file or a credential.</source>
        <translation>Auf diesem Desktop antwortet kein Schlüsselbund: Es bleibt im Arbeitsspeicher, bis dieser Datenspeicher geschlossen wird, und wird nirgends aufgeschrieben. Der Sammeldienst nimmt es aus einer Datei oder einem Credential.</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>As&amp;k for consent</source>
        <translation>Um Zustimmung b&amp;itten</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht mehr warten</translation>
    </message>
    <message>
        <source>You log in at the provider, in a browser: no password is typed here.</source>
        <translation>Sie melden sich beim Anbieter an, im Browser: Hier wird kein Passwort eingegeben.</translation>
    </message>
    <message>
        <source>Open the address</source>
        <translation>Adresse öffnen</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Empty: as it is known already</source>
        <translation>Leer: wie es schon bekannt ist</translation>
    </message>
    <message>
        <source>Nobody has consented yet.</source>
        <translation>Noch hat niemand zugestimmt.</translation>
    </message>
    <message>
        <source>It is not known: type it here.</source>
        <translation>Es ist nicht bekannt: Geben Sie es hier ein.</translation>
    </message>
    <message>
        <source>Asking the provider for a code…</source>
        <translation>Der Anbieter wird um einen Code gebeten …</translation>
    </message>
    <message>
        <source>Address to open: %1</source>
        <translation>Zu öffnende Adresse: %1</translation>
    </message>
    <message>
        <source>Code to type there: %1</source>
        <translation>Dort einzugebender Code: %1</translation>
    </message>
    <message>
        <source>Open %1 in a browser, log in to the mailbox&apos;s account and type the code %2. Waiting for it…</source>
        <translation>Öffnen Sie %1 im Browser, melden Sie sich mit dem Konto des Postfachs an und geben Sie den Code %2 ein. Darauf wird gewartet …</translation>
    </message>
    <message>
        <source>You have consented.</source>
        <translation>Sie haben zugestimmt.</translation>
    </message>
    <message>
        <source>Stopped: nothing was consented to.</source>
        <translation>Abgebrochen: Es wurde nicht zugestimmt.</translation>
    </message>
    <message>
        <source>It did not come to its end.</source>
        <translation>Es kam nicht zu seinem Ende.</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::MailboxesDialog</name>
    <message>
        <source>Reports mailboxes</source>
        <translation>Postfächer für Berichte</translation>
    </message>
    <message>
        <source>Reports that receivers mail to you are read there by IMAP over TLS. Nothing is deleted, and nothing is changed unless you ask.</source>
        <translation>Berichte, die Empfänger Ihnen mailen, werden dort per IMAP über TLS gelesen. Nichts wird gelöscht, und nichts wird geändert, wenn Sie nicht darum bitten.</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>H&amp;inzufügen …</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>&amp;Entfernen …</translation>
    </message>
    <message>
        <source>&amp;Stop reading</source>
        <translation>Lesen &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Read now</source>
        <translation>&amp;Jetzt lesen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>While this window is open it reads them by itself every %n minute(s).</source>
        <translation>
            <numerusform>Solange dieses Fenster offen ist, liest es sie jede Minute von selbst.</numerusform>
            <numerusform>Solange dieses Fenster offen ist, liest es sie alle %n Minuten von selbst.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program reads them by itself.</source>
        <translation>Ein anderes Programm liest sie von selbst.</translation>
    </message>
    <message>
        <source>Another program reads them by itself: %1.</source>
        <translation>Ein anderes Programm liest sie von selbst: %1.</translation>
    </message>
    <message>
        <source>No mailbox is named yet.</source>
        <translation>Noch ist kein Postfach genannt.</translation>
    </message>
    <message>
        <source>Name a mailbox…</source>
        <translation>Postfach nennen …</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>Verbindung …</translation>
    </message>
    <message>
        <source>reading: %1 of %2 messages</source>
        <translation>wird gelesen: %1 von %2 Nachrichten</translation>
    </message>
    <message>
        <source>Never read to its end yet.</source>
        <translation>Noch nie bis zum Ende gelesen.</translation>
    </message>
    <message>
        <source>Last read to its end: %1.</source>
        <translation>Zuletzt bis zum Ende gelesen: %1.</translation>
    </message>
    <message>
        <source>The last try was on %1.</source>
        <translation>Der letzte Versuch war am %1.</translation>
    </message>
    <message>
        <source>This store is open read-only.</source>
        <translation>Dieser Datenspeicher ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Choose a mailbox first.</source>
        <translation>Wählen Sie zuerst ein Postfach.</translation>
    </message>
    <message>
        <source>It is being read.</source>
        <translation>Es wird gelesen.</translation>
    </message>
    <message>
        <source>Remove mailbox</source>
        <translation>Postfach entfernen</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>It is no longer read. Reports that came from it stay in the store, and its mail stays on the server.</source>
        <translation>Es wird nicht mehr gelesen. Berichte daraus bleiben im Datenspeicher, und seine Mail bleibt auf dem Server.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>%1 messages brought %2 new reports, %3 known already.</source>
        <translation>%1 Nachrichten brachten %2 neue Berichte, %3 waren schon bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be read.</source>
        <translation>
            <numerusform>%n Sache konnte nicht gelesen werden.</numerusform>
            <numerusform>%n Sachen konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were moved.</source>
        <translation>
            <numerusform>%n Nachricht wurde verschoben.</numerusform>
            <numerusform>%n Nachrichten wurden verschoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are more than one reading takes: read it again.</source>
        <translation>Es sind mehr, als ein Lesen schafft: Lesen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>It was stopped; what was read stays.</source>
        <translation>Es wurde angehalten; was gelesen ist, bleibt.</translation>
    </message>
    <message>
        <source>Nobody reads them by itself now. Turn on &quot;Collect while this console is open&quot; in Settings, or start the collector service.</source>
        <translation>Von selbst liest sie gerade niemand. Schalten Sie in den Einstellungen „Abholen, solange diese Konsole offen ist“ ein, oder starten Sie den Sammeldienst.</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::RecordsPanel</name>
    <message>
        <source>Rows of reports</source>
        <translation>Zeilen von Berichten</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Choose a row first.</source>
        <translation>Wählen Sie zuerst eine Zeile.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>%1 messages, %2</source>
        <translation>%1 Nachrichten, %2</translation>
    </message>
    <message>
        <source>%1; the newest %2 of %3 rows</source>
        <translation>%1; die neuesten %2 von %3 Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n row(s)</source>
        <translation>
            <numerusform>%1; %n Zeile</numerusform>
            <numerusform>%1; %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>No row of a report is of this.</source>
        <translation>Keine Zeile eines Berichts handelt davon.</translation>
    </message>
    <message>
        <source>%1, reported by %2.</source>
        <extracomment>%1 is a day, %2 who reports it</extracomment>
        <translation>%1, berichtet von %2.</translation>
    </message>
    <message>
        <source>Next step: %1</source>
        <translation>Nächster Schritt: %1</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::ReportPanel</name>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Rows of the report</source>
        <translation>Zeilen des Berichts</translation>
    </message>
    <message>
        <source>Failures of the report</source>
        <translation>Fehlschläge des Berichts</translation>
    </message>
    <message>
        <source>Copy the file&apos;s path</source>
        <translation>Pfad der Datei kopieren</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Report id</source>
        <translation>Berichtskennung</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>%1, of which %2 fail DMARC</source>
        <translation>%1, davon bestehen %2 DMARC nicht</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>%1 worked, %2 failed</source>
        <translation>%1 geglückt, %2 gescheitert</translation>
    </message>
    <message>
        <source>Sent from</source>
        <translation>Gesendet von</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>In it</source>
        <translation>Darin</translation>
    </message>
    <message>
        <source>somebody unnamed</source>
        <translation>jemandem ohne Namen</translation>
    </message>
    <message>
        <source>DMARC report of %1</source>
        <translation>DMARC-Bericht von %1</translation>
    </message>
    <message>
        <source>TLS report of %1</source>
        <translation>TLS-Bericht von %1</translation>
    </message>
    <message>
        <source>Failure report of %1</source>
        <translation>Fehlerbericht von %1</translation>
    </message>
    <message>
        <source>Complaint from %1</source>
        <translation>Beschwerde von %1</translation>
    </message>
    <message>
        <source>Only a part of it could be read.</source>
        <translation>Nur ein Teil davon war lesbar.</translation>
    </message>
    <message>
        <source>The same report came with other content, too.</source>
        <translation>Derselbe Bericht kam auch mit anderem Inhalt.</translation>
    </message>
    <message>
        <source>As received: as its format says.</source>
        <translation>Wie empfangen: so, wie sein Format sagt.</translation>
    </message>
    <message>
        <source>As received: %1</source>
        <translation>Wie empfangen: %1</translation>
    </message>
    <message>
        <source>No session failed.</source>
        <translation>Keine Sitzung ist gescheitert.</translation>
    </message>
    <message>
        <source>It has no rows.</source>
        <translation>Er hat keine Zeilen.</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::ReportsView</name>
    <message>
        <source>Reporters</source>
        <translation>Berichtende</translation>
    </message>
    <message>
        <source>Filter reporters</source>
        <translation>Berichtende filtern</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Filter reports</source>
        <translation>Berichte filtern</translation>
    </message>
    <message>
        <source>Nobody reports of this time, or fits these filters.</source>
        <translation>Niemand berichtet von dieser Zeit oder passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>%1; %2 not written as their format says</source>
        <translation>%1; %2 nicht so geschrieben, wie ihr Format sagt</translation>
    </message>
    <message>
        <source>No report is about this time, or fits these filters.</source>
        <translation>Kein Bericht handelt von dieser Zeit oder passt zu diesen Filtern.</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n Bericht</numerusform>
            <numerusform>%n Berichte</numerusform>
        </translation>
    </message>
    <message>
        <source>Reports, as a table</source>
        <translation>Berichte, als Tabelle</translation>
    </message>
    <message>
        <source>Reporters, as a table</source>
        <translation>Berichtende, als Tabelle</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::SourcesView</name>
    <message>
        <source>Signed with your keys</source>
        <translation>Mit Ihren Schlüsseln signiert</translation>
    </message>
    <message>
        <source>your logs against their reports</source>
        <translation>Ihre Protokolle gegen deren Berichte</translation>
    </message>
    <message>
        <source>Signed with %1, left no node of yours</source>
        <translation>Mit %1 signiert, von keinem Ihrer Knoten</translation>
    </message>
    <message>
        <source>Reported messages</source>
        <translation>Berichtete Nachrichten</translation>
    </message>
    <message>
        <source>Pass DMARC</source>
        <translation>Bestehen DMARC</translation>
    </message>
    <message>
        <source>SPF, aligned</source>
        <translation>SPF, passend</translation>
    </message>
    <message>
        <source>DKIM, aligned</source>
        <translation>DKIM, passend</translation>
    </message>
    <message>
        <source>Refused or put aside</source>
        <translation>Abgewiesen oder beiseite</translation>
    </message>
    <message>
        <source>Messages that fail DMARC</source>
        <translation>Nachrichten, die DMARC nicht bestehen</translation>
    </message>
    <message>
        <source>Reported messages, aligned by</source>
        <translation>Berichtete Nachrichten, passend nach</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Filter sources</source>
        <translation>Quellen filtern</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Import reports…</source>
        <translation>Berichte importieren …</translation>
    </message>
    <message>
        <source>No report fits these filters.</source>
        <translation>Kein Bericht passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>No report is about this time.</source>
        <translation>Kein Bericht handelt von dieser Zeit.</translation>
    </message>
    <message>
        <source>No DMARC report was read yet.</source>
        <translation>Noch kein DMARC-Bericht wurde gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n Bericht</numerusform>
            <numerusform>%n Berichte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>%1 von %2 Nachrichten</translation>
    </message>
    <message>
        <source>%1 fail</source>
        <translation>%1 bestehen nicht</translation>
    </message>
    <message>
        <source>%1 pass SPF at all</source>
        <translation>%1 bestehen SPF überhaupt</translation>
    </message>
    <message>
        <source>%1 verify at all</source>
        <translation>%1 überhaupt gültig</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es)</source>
        <extracomment>%1 is &quot;12 groups&quot;</extracomment>
        <translation>
            <numerusform>%n Adresse</numerusform>
            <numerusform>%n Adressen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) in %1</source>
        <translation>
            <numerusform>%n Adresse in %1</numerusform>
            <numerusform>%n Adressen in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n Gruppe</numerusform>
            <numerusform>%n Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>No source fits these filters.</source>
        <translation>Keine Quelle passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>No report is about this time</source>
        <translation>Kein Bericht handelt von dieser Zeit</translation>
    </message>
    <message>
        <source>No DMARC report was read yet</source>
        <translation>Noch kein DMARC-Bericht wurde gelesen</translation>
    </message>
    <message>
        <source>%1 of %2 reported messages pass DMARC</source>
        <translation>%1 von %2 berichteten Nachrichten bestehen DMARC</translation>
    </message>
    <message>
        <source>Reports, and not one message in them</source>
        <translation>Berichte, und keine einzige Nachricht darin</translation>
    </message>
    <message>
        <source>The chart, as a picture</source>
        <translation>Das Diagramm, als Bild</translation>
    </message>
    <message>
        <source>The chart&apos;s figures, as a table</source>
        <translation>Die Zahlen des Diagramms, als Tabelle</translation>
    </message>
    <message>
        <source>Sources, as a table</source>
        <translation>Quellen, als Tabelle</translation>
    </message>
    <message>
        <source>Name sources…</source>
        <translation>Quellen benennen …</translation>
    </message>
    <message>
        <source>Name this source…</source>
        <translation>Diese Quelle benennen …</translation>
    </message>
    <message>
        <source>This store is open read-only.</source>
        <translation>Dieser Datenspeicher ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>%1 rejected, %2 put aside</source>
        <translation>%1 abgewiesen, %2 beiseitegelegt</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::TlsView</name>
    <message>
        <source>Sessions per day, as senders report them</source>
        <translation>Sitzungen pro Tag, wie Absender sie berichten</translation>
    </message>
    <message>
        <source>share of sessions that failed</source>
        <translation>Anteil gescheiterter Sitzungen</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>By policy</source>
        <translation>Nach Regel</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>By receiving MX and result</source>
        <translation>Nach empfangendem MX und Ergebnis</translation>
    </message>
    <message>
        <source>Filter failures</source>
        <translation>Fehlschläge filtern</translation>
    </message>
    <message>
        <source>Senders of mail to your domains send TLS reports where _smtp._tls names an address. None was read yet.</source>
        <translation>Wer Mail an Ihre Domains schickt, sendet TLS-Berichte, wenn _smtp._tls eine Adresse nennt. Noch keiner wurde gelesen.</translation>
    </message>
    <message>
        <source>Import reports…</source>
        <translation>Berichte importieren …</translation>
    </message>
    <message>
        <source>No TLS report is about this time, or fits these filters.</source>
        <translation>Kein TLS-Bericht handelt von dieser Zeit oder passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>No policy was reported of.</source>
        <translation>Von keiner Regel wurde berichtet.</translation>
    </message>
    <message>
        <source>No TLS report is about this time.</source>
        <translation>Kein TLS-Bericht handelt von dieser Zeit.</translation>
    </message>
    <message>
        <source>No session failed.</source>
        <translation>Keine Sitzung ist gescheitert.</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>geglückt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>No TLS report is about this time</source>
        <translation>Kein TLS-Bericht handelt von dieser Zeit</translation>
    </message>
    <message>
        <source>%1 of %2 sessions failed</source>
        <translation>%1 von %2 Sitzungen gescheitert</translation>
    </message>
    <message>
        <source>The chart, as a picture</source>
        <translation>Das Diagramm, als Bild</translation>
    </message>
    <message>
        <source>The chart&apos;s figures, as a table</source>
        <translation>Die Zahlen des Diagramms, als Tabelle</translation>
    </message>
    <message>
        <source>TLS policies, as a table</source>
        <translation>TLS-Regeln, als Tabelle</translation>
    </message>
    <message>
        <source>TLS failures, as a table</source>
        <translation>TLS-Fehlschläge, als Tabelle</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::UnreadablePanel</name>
    <message>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>What could not be read</source>
        <translation>Was nicht gelesen werden konnte</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be read. They are kept aside: mend or fetch them anew, and try again.</source>
        <translation>
            <numerusform>%n Teil konnte nicht gelesen werden. Es liegt beiseite: Reparieren oder holen Sie es neu, und versuchen Sie es noch einmal.</numerusform>
            <numerusform>%n Teile konnten nicht gelesen werden. Sie liegen beiseite: Reparieren oder holen Sie sie neu, und versuchen Sie es noch einmal.</numerusform>
        </translation>
    </message>
    <message>
        <source>This store is open read-only.</source>
        <translation>Dieser Datenspeicher ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Nothing of it lies in a file.</source>
        <translation>Nichts davon liegt in einer Datei.</translation>
    </message>
    <message>
        <source>Everything could be read.</source>
        <translation>Alles konnte gelesen werden.</translation>
    </message>
</context>
<context>
    <name>bw::mailauth::View</name>
    <message>
        <source>Not known: the reports could not be read</source>
        <translation>Nicht bekannt: Die Berichte konnten nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>bw::messages::MessagesPage</name>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>Queue id, Message-ID, address, client address, domain or login.</source>
        <translation>Queue-ID, Message-ID, Adresse, Clientadresse, Domain oder Anmeldename.</translation>
    </message>
    <message>
        <source>The key of this store is not on this computer, so addresses and Message-IDs cannot be found. Bring it with File, Import key.</source>
        <translation>Der Schlüssel dieses Datenspeichers ist nicht auf diesem Rechner, daher sind Adressen und Message-IDs nicht zu finden. Holen Sie ihn mit Datei, Schlüssel importieren.</translation>
    </message>
    <message>
        <source>A Message-ID. Also understood: queue id, address, client address, domain, login.</source>
        <translation>Eine Message-ID. Verstanden werden auch: Queue-ID, Adresse, Clientadresse, Domain, Anmeldename.</translation>
    </message>
    <message>
        <source>The address of a client. Also understood: queue id, Message-ID, address, domain, login.</source>
        <translation>Die Adresse eines Clients. Verstanden werden auch: Queue-ID, Message-ID, Adresse, Domain, Anmeldename.</translation>
    </message>
    <message>
        <source>A queue id. Also understood: Message-ID, address, client address, domain, login.</source>
        <translation>Eine Queue-ID. Verstanden werden auch: Message-ID, Adresse, Clientadresse, Domain, Anmeldename.</translation>
    </message>
    <message>
        <source>A receiving domain. Also understood: queue id, Message-ID, address, client address, login.</source>
        <translation>Eine empfangende Domain. Verstanden werden auch: Queue-ID, Message-ID, Adresse, Clientadresse, Anmeldename.</translation>
    </message>
    <message>
        <source>A login. Also understood: queue id, Message-ID, address, client address, domain.</source>
        <translation>Ein Anmeldename. Verstanden werden auch: Queue-ID, Message-ID, Adresse, Clientadresse, Domain.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>Find messages</source>
        <translation>Nachrichten finden</translation>
    </message>
    <message>
        <source>Queue id, Message-ID, address, login…</source>
        <translation>Queue-ID, Message-ID, Adresse, Anmeldename …</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldename</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
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
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>No message matches these filters.</source>
        <translation>Keine Nachricht passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>None found</source>
        <translation>Keine gefunden</translation>
    </message>
    <message>
        <source>Events of this message, as a table</source>
        <translation>Ereignisse dieser Nachricht, als Tabelle</translation>
    </message>
    <message>
        <source>Import a log…</source>
        <translation>Ein Protokoll importieren …</translation>
    </message>
    <message>
        <source>An address: of a recipient, else a Message-ID, a login or a sender. Also understood: queue id, client address, domain.</source>
        <translation>Eine Adresse: eines Empfängers, sonst eine Message-ID, ein Anmeldename oder ein Absender. Verstanden werden auch: Queue-ID, Clientadresse, Domain.</translation>
    </message>
    <message>
        <source>a row for each queue id: notices, and mail that passes a filter, have one of their own</source>
        <translation>eine Zeile je Queue-ID: Benachrichtigungen und Post, die einen Filter durchläuft, haben eine eigene</translation>
    </message>
    <message numerus="yes">
        <source>No message of this range is kept. Rows are kept for %n day(s) after they were read; the charts go back further.</source>
        <translation>
            <numerusform>Von diesem Zeitraum ist keine Nachricht aufbewahrt. Zeilen bleiben einen Tag nach dem Lesen; die Diagramme reichen weiter zurück.</numerusform>
            <numerusform>Von diesem Zeitraum ist keine Nachricht aufbewahrt. Zeilen bleiben %n Tage nach dem Lesen; die Diagramme reichen weiter zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Filter refusals</source>
        <translation>Ablehnungen filtern</translation>
    </message>
    <message numerus="yes">
        <source>No message, but %n refusal(s): see below.</source>
        <translation>
            <numerusform>Keine Nachricht, aber eine Ablehnung: siehe unten.</numerusform>
            <numerusform>Keine Nachricht, aber %n Ablehnungen: siehe unten.</numerusform>
        </translation>
    </message>
    <message>
        <source>No message that is kept belongs to what you typed.</source>
        <translation>Keine aufbewahrte Nachricht gehört zu dieser Eingabe.</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s), before there was a message; newest first</source>
        <translation>
            <numerusform>einmal, bevor es eine Nachricht gab</numerusform>
            <numerusform>%n-mal, bevor es eine Nachricht gab; neueste zuerst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No message, but refused %n time(s)</source>
        <translation>
            <numerusform>Keine Nachricht, aber einmal abgelehnt</numerusform>
            <numerusform>Keine Nachricht, aber %n-mal abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>All messages of this filter, as a table</source>
        <translation>Alle Nachrichten dieses Filters, als Tabelle</translation>
    </message>
    <message>
        <source>What was refused, as a table</source>
        <translation>Abgelehntes, als Tabelle</translation>
    </message>
    <message>
        <source>No log of this range was read: it was not heard, so what was sent in it is not known.</source>
        <translation>Von diesem Zeitraum wurde kein Protokoll gelesen: Er wurde nicht erfasst, daher ist nicht bekannt, was darin gesendet wurde.</translation>
    </message>
    <message>
        <source>Nothing was heard in this range</source>
        <translation>In diesem Zeitraum wurde nichts erfasst</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Byte</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>Messages of hours that were not heard are missing here.</source>
        <translation>Nachrichten aus Stunden, die nicht erfasst wurden, fehlen hier.</translation>
    </message>
    <message>
        <source>Not known: the search failed</source>
        <translation>Nicht bekannt: Die Suche ist fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln queue id(s) found, newest first</source>
        <translation>
            <numerusform>Eine Queue-ID gefunden</numerusform>
            <numerusform>%Ln Queue-IDs gefunden, neueste zuerst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln queue id(s) found, newest first</source>
        <translation>
            <numerusform>Mehr als eine Queue-ID gefunden, neueste zuerst</numerusform>
            <numerusform>Mehr als %Ln Queue-IDs gefunden, neueste zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was read yet. Bring a log, and each message is found here by queue id, Message-ID, address or login.</source>
        <translation>Noch nichts gelesen. Importieren Sie ein Protokoll, und jede Nachricht ist hier über Queue-ID, Message-ID, Adresse oder Anmeldenamen zu finden.</translation>
    </message>
    <message>
        <source>Nothing was read yet</source>
        <translation>Noch nichts gelesen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Also received by this address: %1</source>
        <translation>Auch an diese Adresse: %1</translation>
    </message>
    <message>
        <source>Also handed in by this login: %1</source>
        <translation>Auch unter diesem Anmeldenamen eingeliefert: %1</translation>
    </message>
    <message>
        <source>Also sent by this address: %1</source>
        <translation>Auch von dieser Adresse gesendet: %1</translation>
    </message>
    <message>
        <source>No message of this range belongs to what you typed.</source>
        <translation>Keine Nachricht dieses Zeitraums gehört zu dieser Eingabe.</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) in everything that is kept, before there was a message; newest first</source>
        <translation>
            <numerusform>einmal in allem, was aufbewahrt ist, bevor es eine Nachricht gab</numerusform>
            <numerusform>%n-mal in allem, was aufbewahrt ist, bevor es eine Nachricht gab; neueste zuerst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln queue id(s) found in everything that is kept, newest first</source>
        <translation>
            <numerusform>Eine Queue-ID gefunden in allem, was aufbewahrt ist</numerusform>
            <numerusform>%Ln Queue-IDs gefunden in allem, was aufbewahrt ist, neueste zuerst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln queue id(s) found in everything that is kept, newest first</source>
        <translation>
            <numerusform>Mehr als eine Queue-ID gefunden in allem, was aufbewahrt ist, neueste zuerst</numerusform>
            <numerusform>Mehr als %Ln Queue-IDs gefunden in allem, was aufbewahrt ist, neueste zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message numerus="yes">
        <source>No message, but more than %Ln refusal(s): see below.</source>
        <translation>
            <numerusform>Keine Nachricht, aber mehr als eine Ablehnung: siehe unten.</numerusform>
            <numerusform>Keine Nachricht, aber mehr als %Ln Ablehnungen: siehe unten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the newest %Ln of more, before there was a message</source>
        <translation>
            <numerusform>die neueste von mehreren, bevor es eine Nachricht gab</numerusform>
            <numerusform>die neuesten %Ln von mehr, bevor es eine Nachricht gab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No message, but refused more than %Ln time(s)</source>
        <translation>
            <numerusform>Keine Nachricht, aber mehr als einmal abgelehnt</numerusform>
            <numerusform>Keine Nachricht, aber mehr als %Ln-mal abgelehnt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::messages::TraceView</name>
    <message>
        <source>Its way</source>
        <translation>Ihr Weg</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>Die Nachricht</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>Ereignisse filtern</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n, in order</source>
        <translation>
            <numerusform>eines</numerusform>
            <numerusform>%n, der Reihe nach</numerusform>
        </translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>Umschlag</translation>
    </message>
    <message>
        <source>empty: a notice, or not logged</source>
        <translation>leer: eine Benachrichtigung, oder nicht protokolliert</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldename</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Queue id</source>
        <translation>Queue-ID</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>TLS in</source>
        <translation>TLS eingehend</translation>
    </message>
    <message>
        <source>none logged</source>
        <translation>nicht protokolliert</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s)</source>
        <translation>
            <numerusform>%n Empfänger</numerusform>
            <numerusform>%n Empfänger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>counted once, though it has %n queue id(s)</source>
        <translation>
            <numerusform>einmal gezählt, eine Queue-ID</numerusform>
            <numerusform>einmal gezählt, obwohl sie %n Queue-IDs hat</numerusform>
        </translation>
    </message>
    <message>
        <source>What is kept of the selected event&apos;s line</source>
        <translation>Was von der Zeile des gewählten Ereignisses aufbewahrt ist</translation>
    </message>
    <message>
        <source>Put together from the fields that are kept. Where the line was read is not kept any more.</source>
        <translation>Aus den aufbewahrten Feldern zusammengesetzt. Wo die Zeile gelesen wurde, ist nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>Put together from the fields that are kept. The line itself: %1:%2, byte %3</source>
        <translation>Aus den aufbewahrten Feldern zusammengesetzt. Die Zeile selbst: %1:%2, Byte %3</translation>
    </message>
</context>
<context>
    <name>bw::messages::WayDiagram</name>
    <message>
        <source>hands it in, %1</source>
        <translation>liefert ein, %1</translation>
    </message>
    <message>
        <source>logs in, %1</source>
        <translation>meldet sich an, %1</translation>
    </message>
    <message>
        <source>accepted %1</source>
        <translation>angenommen %1</translation>
    </message>
    <message>
        <source>came back %1</source>
        <translation>kam zurück %1</translation>
    </message>
    <message>
        <source>delivered, %1</source>
        <translation>zugestellt, %1</translation>
    </message>
    <message>
        <source>waiting, %1</source>
        <translation>wartet, %1</translation>
    </message>
    <message>
        <source>bounced, %1</source>
        <translation>unzustellbar, %1</translation>
    </message>
    <message>
        <source>expired after %1</source>
        <translation>abgelaufen nach %1</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>eines mehr</numerusform>
            <numerusform>%n mehr</numerusform>
        </translation>
    </message>
    <message>
        <source>in the table below</source>
        <translation>in der Tabelle darunter</translation>
    </message>
    <message>
        <source>Its way</source>
        <translation>Ihr Weg</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>A domain and how many recipients it has: &quot;example.net × 3&quot;</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1, %2 (from %3)</source>
        <extracomment>A destination with what became of it, and the host that sent it there: &quot;example.net, delivered, 1.2 s (from mx1)&quot;</extracomment>
        <translation>%1, %2 (von %3)</translation>
    </message>
    <message>
        <source>%1: the recipient that you searched for</source>
        <extracomment>%1 is a destination with what became of the mail</extracomment>
        <translation>%1: der gesuchte Empfänger</translation>
    </message>
</context>
<context>
    <name>bw::mta</name>
    <message>
        <source>the answer is longer than 1 MiB</source>
        <translation>die Antwort ist länger als 1 MiB</translation>
    </message>
    <message>
        <source>it ended with %1</source>
        <translation>es endete mit %1</translation>
    </message>
    <message>
        <source>The queue could not be listed</source>
        <translation>Die Warteschlange konnte nicht aufgelistet werden</translation>
    </message>
    <message>
        <source>neither dpkg nor rpm knows a package</source>
        <translation>weder dpkg noch rpm kennt ein Paket</translation>
    </message>
    <message>
        <source>postconf is neither in /usr/sbin nor in /usr/local/sbin</source>
        <translation>postconf steht weder in /usr/sbin noch in /usr/local/sbin</translation>
    </message>
    <message>
        <source>%1 (rspamadm configdump needs root or the account of rspamd)</source>
        <translation>%1 (rspamadm configdump braucht root oder das Konto von rspamd)</translation>
    </message>
    <message>
        <source>Name the account there in authorized_mailq_users of its main.cf.</source>
        <translation>Nennen Sie das dortige Konto in authorized_mailq_users der main.cf.</translation>
    </message>
    <message>
        <source>Name %1 in alternate_config_directories of the main.cf in Postfix&apos;s usual folder.</source>
        <translation>Nennen Sie %1 in alternate_config_directories der main.cf im üblichen Ordner von Postfix.</translation>
    </message>
    <message>
        <source>Run “postqueue -c %1 -j” there as that account to see more.</source>
        <translation>Führen Sie dort unter diesem Konto „postqueue -c %1 -j“ aus, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>there is no /usr/sbin/postqueue</source>
        <translation>/usr/sbin/postqueue gibt es dort nicht</translation>
    </message>
    <message>
        <source>If another program sends mail there, name it as the node&apos;s product; its log is read all the same.</source>
        <translation>Falls dort ein anderes Programm Mail versendet, geben Sie es als Produkt des Knotens an; sein Protokoll wird trotzdem gelesen.</translation>
    </message>
    <message>
        <source>Postfix does not run there, the mail system is down</source>
        <translation>Postfix läuft dort nicht, das Mailsystem ist gestoppt</translation>
    </message>
    <message>
        <source>It or its showq alone has stopped: start it, and see its log for why.</source>
        <translation>Es selbst oder nur sein showq steht: Starten Sie es, und sehen Sie in seinem Protokoll nach, warum.</translation>
    </message>
    <message>
        <source>not asked, since other commands did not end there</source>
        <translation>nicht gefragt, da dort andere Befehle nicht endeten</translation>
    </message>
    <message>
        <source>not asked, since the others took too long</source>
        <translation>nicht gefragt, da die anderen zu lange brauchten</translation>
    </message>
    <message>
        <source>apt is not there; the lists of dnf and zypper are not read</source>
        <translation>apt ist nicht da; die Listen von dnf und zypper werden nicht gelesen</translation>
    </message>
    <message>
        <source>processes of others are hidden from this account (/proc is mounted with hidepid)</source>
        <translation>Prozesse anderer sind vor diesem Konto verborgen (/proc ist mit hidepid eingehängt)</translation>
    </message>
    <message>
        <source>where the queue is was not told</source>
        <translation>wo die Warteschlange liegt, war nicht zu erfahren</translation>
    </message>
    <message>
        <source>the queue stands on no block device, but on: %1</source>
        <translation>die Warteschlange liegt auf keinem Blockgerät, sondern auf: %1</translation>
    </message>
    <message>
        <source>/etc/ssh/sshd_config.d could not be listed</source>
        <translation>/etc/ssh/sshd_config.d war nicht aufzulisten</translation>
    </message>
    <message>
        <source>“Include %1” was not followed</source>
        <translation>„Include %1“ wurde nicht verfolgt</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>%1 war nicht lesbar</translation>
    </message>
    <message>
        <source>neither Unbound nor systemd-resolved is seen to run there, and how another resolver is set is not read</source>
        <translation>weder Unbound noch systemd-resolved ist dort als laufend zu sehen, und wie ein anderer Resolver eingestellt ist, wird nicht gelesen</translation>
    </message>
</context>
<context>
    <name>bw::notify</name>
    <message>
        <source>it answered %1</source>
        <translation>er antwortete %1</translation>
    </message>
    <message>
        <source>The mail server was not reached</source>
        <translation>Der Mailserver wurde nicht erreicht</translation>
    </message>
    <message>
        <source>Look at its name and port.</source>
        <translation>Prüfen Sie Name und Port.</translation>
    </message>
    <message>
        <source>The mail server did not answer in time</source>
        <translation>Der Mailserver antwortete nicht rechtzeitig</translation>
    </message>
    <message>
        <source>Port 587 speaks STARTTLS, port 465 TLS from the start: look whether they were mixed up.</source>
        <translation>Port 587 spricht STARTTLS, Port 465 von Anfang an TLS: Prüfen Sie, ob sie vertauscht sind.</translation>
    </message>
    <message>
        <source>The mail server&apos;s certificate is not trusted</source>
        <translation>Dem Zertifikat des Mailservers wird nicht vertraut</translation>
    </message>
    <message>
        <source>Nothing was sent. Use the name that is in its certificate, or name the file of its authority.</source>
        <translation>Nichts wurde gesendet. Nehmen Sie den Namen, der im Zertifikat steht, oder nennen Sie die Datei seiner Zertifizierungsstelle.</translation>
    </message>
    <message>
        <source>The mail server offers no encryption</source>
        <translation>Der Mailserver bietet keine Verschlüsselung an</translation>
    </message>
    <message>
        <source>Nothing was sent. Use a port with STARTTLS or TLS.</source>
        <translation>Nichts wurde gesendet. Nehmen Sie einen Port mit STARTTLS oder TLS.</translation>
    </message>
    <message>
        <source>No encrypted connection came about</source>
        <translation>Es kam keine verschlüsselte Verbindung zustande</translation>
    </message>
    <message>
        <source>The mail server refused the login</source>
        <translation>Der Mailserver hat die Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>Look at user and password.</source>
        <translation>Prüfen Sie Benutzer und Passwort.</translation>
    </message>
    <message>
        <source>The mail server did not take the message</source>
        <translation>Der Mailserver hat die Nachricht nicht angenommen</translation>
    </message>
    <message>
        <source>Look at its log for the reason.</source>
        <translation>Der Grund steht in seinem Protokoll.</translation>
    </message>
    <message>
        <source>No address is named for messages</source>
        <translation>Für Nachrichten ist keine Adresse genannt</translation>
    </message>
    <message>
        <source>Name one; until then no mail is sent.</source>
        <translation>Nennen Sie eine; bis dahin wird keine Mail gesendet.</translation>
    </message>
    <message>
        <source>This is no mail address</source>
        <translation>Das ist keine Mailadresse</translation>
    </message>
    <message>
        <source>Write one address, as in name@example.com.</source>
        <translation>Schreiben Sie eine Adresse wie name@example.com.</translation>
    </message>
    <message>
        <source>This is no name of a mail server</source>
        <translation>Das ist kein Name eines Mailservers</translation>
    </message>
    <message>
        <source>Write a name, as in mail.example.com.</source>
        <translation>Schreiben Sie einen Namen wie mail.example.com.</translation>
    </message>
    <message>
        <source>This is no port</source>
        <translation>Das ist kein Port</translation>
    </message>
    <message>
        <source>587 is usual for STARTTLS, 465 for TLS.</source>
        <translation>Üblich sind 587 für STARTTLS und 465 für TLS.</translation>
    </message>
    <message>
        <source>This user cannot log in</source>
        <translation>Dieser Benutzer kann sich nicht anmelden</translation>
    </message>
    <message>
        <source>Write it without control characters.</source>
        <translation>Schreiben Sie ihn ohne Steuerzeichen.</translation>
    </message>
    <message>
        <source>No password of the mail server is kept</source>
        <translation>Für den Mailserver ist kein Passwort aufbewahrt</translation>
    </message>
    <message>
        <source>libcurl refused a setting</source>
        <translation>libcurl hat eine Einstellung abgelehnt</translation>
    </message>
    <message>
        <source>Keep one in the keychain, in a file of mode 0600, or as the credential smtp-password.</source>
        <translation>Legen Sie eines in den Schlüsselbund, in eine Datei mit Modus 0600 oder als Credential smtp-password ab.</translation>
    </message>
    <message numerus="yes">
        <source>%n host key(s) changed</source>
        <extracomment>Subject of a message; several parts are joined by commas</extracomment>
        <translation>
            <numerusform>%n Host-Schlüssel geändert</numerusform>
            <numerusform>%n Host-Schlüssel geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attack(s) on logins</source>
        <translation>
            <numerusform>%n Angriff auf Anmeldungen</numerusform>
            <numerusform>%n Angriffe auf Anmeldungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) silent</source>
        <translation>
            <numerusform>%n Knoten stumm</numerusform>
            <numerusform>%n Knoten stumm</numerusform>
        </translation>
    </message>
    <message>
        <source>Breakwater: %1</source>
        <translation>Breakwater: %1</translation>
    </message>
    <message>
        <source>Times are of %1. Breakwater tells this once until it is over. Who is meant stands in the console only.</source>
        <translation>Zeiten gelten für %1. Breakwater meldet dies einmal, bis es vorbei ist. Wer gemeint ist, steht nur in der Konsole.</translation>
    </message>
    <message>
        <source>from %1 to %2; it is over</source>
        <translation>von %1 bis %2; es ist vorbei</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>since %1, last %2</source>
        <translation>seit %1, zuletzt %2</translation>
    </message>
    <message numerus="yes">
        <source>* and %n more</source>
        <translation>
            <numerusform>* und noch %n</numerusform>
            <numerusform>* und noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Breakwater: a test message</source>
        <translation>Breakwater: eine Probenachricht</translation>
    </message>
    <message>
        <source>This is a test that somebody asked for at %1 (%2). Messages of Breakwater arrive here.</source>
        <translation>Diese Probe wurde um %1 (%2) angefordert. Nachrichten von Breakwater kommen hier an.</translation>
    </message>
    <message>
        <source>Sending was stopped before the message left</source>
        <translation>Das Senden wurde angehalten, bevor die Nachricht hinausging</translation>
    </message>
    <message numerus="yes">
        <source>%n critical control(s) fail</source>
        <translation>
            <numerusform>%n kritische Prüfung nicht bestanden</numerusform>
            <numerusform>%n kritische Prüfungen nicht bestanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) run out</source>
        <translation>
            <numerusform>%n Frist läuft ab</numerusform>
            <numerusform>%n Fristen laufen ab</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::overview::NeedList</name>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und ein weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::overview::NodeCell</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>bw::overview::NodeCells</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und ein weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::overview::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Delivered, of recipients</source>
        <translation>Zugestellte Empfänger</translation>
    </message>
    <message>
        <source>Failed logins</source>
        <translation>Fehlgeschlagene Anmeldungen</translation>
    </message>
    <message>
        <source>Heard, of all node hours</source>
        <translation>Erfasste Knotenstunden</translation>
    </message>
    <message>
        <source>What needs you</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Nodes heard</source>
        <translation>Erfasste Knoten</translation>
    </message>
    <message>
        <source>No node was heard in this range.</source>
        <translation>In diesem Zeitraum wurde kein Knoten erfasst.</translation>
    </message>
    <message>
        <source>Nothing needs you in this range.</source>
        <translation>In diesem Zeitraum ist nichts zu tun.</translation>
    </message>
    <message>
        <source>%1, worst first</source>
        <translation>%1, das Schlimmste zuerst</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them critical.</source>
        <translation>
            <numerusform>%1, davon eines kritisch.</numerusform>
            <numerusform>%1, davon %n kritisch.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1.</translation>
    </message>
    <message numerus="yes">
        <source>%n partly</source>
        <translation>
            <numerusform>einer teilweise</numerusform>
            <numerusform>%n teilweise</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was not heard.</source>
        <translation>%1 wurde nicht erfasst.</translation>
    </message>
    <message>
        <source>%1: no node was heard.</source>
        <translation>%1: kein Knoten wurde erfasst.</translation>
    </message>
    <message>
        <source>Drawn as a gap, left out of averages.</source>
        <translation>Als Lücke gezeichnet, in Mittelwerten nicht enthalten.</translation>
    </message>
    <message>
        <source>Import the old log…</source>
        <translation>Altes Protokoll importieren …</translation>
    </message>
    <message>
        <source>Nothing was read yet</source>
        <translation>Noch wurde nichts gelesen</translation>
    </message>
    <message>
        <source>What do your mail servers send, and what becomes of it?</source>
        <translation>Was senden Ihre Mailserver, und was wird daraus?</translation>
    </message>
    <message>
        <source>Their logs know. Bring one, and the first picture is here within a minute.</source>
        <translation>Ihre Protokolle wissen es. Geben Sie eines an, und nach einer Minute sehen Sie das erste Bild.</translation>
    </message>
    <message>
        <source>Drop log files or folders here</source>
        <translation>Protokolldateien oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>mail.log, maillog, journal exports; .gz .zst .xz .bz2 .zip. Addresses of recipients are stored as keyed hashes.</source>
        <translation>mail.log, maillog, Journal-Exporte; .gz .zst .xz .bz2 .zip. Adressen von Empfängern werden als Schlüssel-Hashes gespeichert.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>Only looking?</source>
        <translation>Nur zum Anschauen?</translation>
    </message>
    <message>
        <source>Show a made-up fleet</source>
        <translation>Eine erfundene Flotte zeigen</translation>
    </message>
    <message>
        <source>It stays apart from your own data.</source>
        <translation>Sie bleibt von Ihren eigenen Daten getrennt.</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>nicht zugestellt</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>volume</source>
        <comment>file name</comment>
        <translation>volumen</translation>
    </message>
    <message>
        <source>Accepted messages</source>
        <translation>Angenommene Nachrichten</translation>
    </message>
    <message>
        <source>share not delivered, of recipients that ended</source>
        <translation>nicht zugestellter Anteil der abgeschlossenen Empfänger</translation>
    </message>
    <message numerus="yes">
        <source>%n whole</source>
        <translation>
            <numerusform>einer vollständig</numerusform>
            <numerusform>%n vollständig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not at all</source>
        <translation>
            <numerusform>%n gar nicht</numerusform>
            <numerusform>%n gar nicht</numerusform>
        </translation>
    </message>
    <message>
        <source>in this range: %1</source>
        <extracomment>%1 is &quot;7 whole · 2 partly · 1 not at all&quot;: how many nodes were heard in the range that is chosen.</extracomment>
        <translation>in diesem Zeitraum: %1</translation>
    </message>
    <message>
        <source>%1 of %2 recipients that ended</source>
        <translation>%1 von %2 abgeschlossenen Empfängern</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Ausgänge</translation>
    </message>
    <message>
        <source>This stretch was not heard.</source>
        <translation>Dieser Abschnitt wurde nicht erfasst.</translation>
    </message>
    <message>
        <source>Nothing was found that needs you, but not all of this range can be looked at any more.</source>
        <translation>Es wurde nichts gefunden, was zu tun ist, aber nicht mehr alles in diesem Zeitraum lässt sich prüfen.</translation>
    </message>
    <message>
        <source>Not all of this range can be looked at any more.</source>
        <translation>Nicht mehr alles in diesem Zeitraum lässt sich prüfen.</translation>
    </message>
    <message>
        <source>Nothing needs you in the hours that were heard.</source>
        <translation>In den erfassten Stunden ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Figures are lower bounds.</source>
        <translation>Zahlen sind Untergrenzen.</translation>
    </message>
    <message>
        <source>Figures are lower bounds. Not heard all the time: %1.</source>
        <translation>Zahlen sind Untergrenzen. Nicht durchgehend erfasst: %1.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und einer mehr</numerusform>
            <numerusform>und %n mehr</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretches were not heard, %1 together.</source>
        <extracomment>%1 is a span of time, &quot;14 h 41 min&quot;</extracomment>
        <translation>
            <numerusform>Ein Abschnitt wurde nicht erfasst, zusammen %1.</numerusform>
            <numerusform>%n Abschnitte wurden nicht erfasst, zusammen %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n stretches no node was heard, %1 together.</source>
        <translation>
            <numerusform>In einem Abschnitt wurde kein Knoten erfasst, zusammen %1.</numerusform>
            <numerusform>In %n Abschnitten wurde kein Knoten erfasst, zusammen %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Drawn as gaps, left out of averages.</source>
        <translation>%1. Als Lücken gezeichnet, in Mittelwerten nicht gezählt.</translation>
    </message>
    <message>
        <source>In all, %1 of this range was heard.</source>
        <translation>Insgesamt wurden %1 dieses Zeitraums erfasst.</translation>
    </message>
    <message>
        <source>In all, %1 of this range was heard; not all the time: %2.</source>
        <translation>Insgesamt wurden %1 dieses Zeitraums erfasst; nicht durchgehend: %2.</translation>
    </message>
    <message>
        <source>Volume by outcome, as a table (CSV)</source>
        <translation>Volumen nach Ausgang, als Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Volume by outcome, as a picture (PNG)</source>
        <translation>Volumen nach Ausgang, als Bild (PNG)</translation>
    </message>
    <message>
        <source>Last heard %1, imported by hand: of what came later nothing is known.</source>
        <extracomment>%1 is a moment: &quot;Mon 23 Nov, 11:17&quot;</extracomment>
        <translation>Zuletzt erfasst %1, von Hand importiert: Was danach kam, ist nicht bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) in this range need you</source>
        <translation>
            <numerusform>In diesem Zeitraum ist eine Sache zu tun</numerusform>
            <numerusform>In diesem Zeitraum sind %n Sachen zu tun</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silent at its end</source>
        <translation>
            <numerusform>am Ende ist einer stumm</numerusform>
            <numerusform>am Ende sind %n stumm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No log was read yet, and %n thing(s) need(s) you</source>
        <translation>
            <numerusform>Noch wurde kein Protokoll gelesen, und eines braucht Sie</numerusform>
            <numerusform>Noch wurde kein Protokoll gelesen, und %n Dinge brauchen Sie</numerusform>
        </translation>
    </message>
    <message>
        <source>What was measured:</source>
        <translation>Was gemessen wurde:</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need(s) you</source>
        <translation>
            <numerusform>eines braucht Sie</numerusform>
            <numerusform>%n Dinge brauchen Sie</numerusform>
        </translation>
    </message>
    <message>
        <source>They stand in Posture.</source>
        <translation>Sie stehen unter Sicherheitslage.</translation>
    </message>
    <message>
        <source>Only a domain?</source>
        <translation>Nur eine Domain?</translation>
    </message>
    <message>
        <source>See what the world sees of it</source>
        <translation>Ansehen, was die Welt von ihr sieht</translation>
    </message>
    <message>
        <source>That needs no log.</source>
        <translation>Das braucht kein Protokoll.</translation>
    </message>
</context>
<context>
    <name>bw::overview::Words</name>
    <message>
        <source>%1 the usual</source>
        <extracomment>After &quot;6 ×&quot;</extracomment>
        <translation>%1 so viel wie üblich</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>above the usual</source>
        <translation>mehr als üblich</translation>
    </message>
    <message>
        <source>below the usual</source>
        <translation>weniger als üblich</translation>
    </message>
    <message>
        <source>%1 or more: %2 of the hours were heard</source>
        <translation>%1 oder mehr: %2 der Stunden wurden erfasst</translation>
    </message>
    <message>
        <source>Delivered, of recipients</source>
        <translation>Zugestellte Empfänger</translation>
    </message>
    <message>
        <source>%1 were not</source>
        <translation>%1 nicht</translation>
    </message>
    <message>
        <source>Failed logins</source>
        <translation>Fehlgeschlagene Anmeldungen</translation>
    </message>
    <message>
        <source>%1 failed, %2 good</source>
        <translation>%1 fehlgeschlagen, %2 erfolgreich</translation>
    </message>
    <message>
        <source>Heard, of all node hours</source>
        <translation>Erfasste Knotenstunden</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s), all of them</source>
        <translation>
            <numerusform>ein Knoten, alle erfasst</numerusform>
            <numerusform>%n Knoten, alle erfasst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) with gaps</source>
        <translation>
            <numerusform>ein Knoten mit Lücken</numerusform>
            <numerusform>%n Knoten mit Lücken</numerusform>
        </translation>
    </message>
    <message>
        <source>· %1 understood</source>
        <translation>· %1 verstanden</translation>
    </message>
    <message>
        <source>heard for the whole range</source>
        <translation>im ganzen Zeitraum erfasst</translation>
    </message>
    <message>
        <source>heard for %1 of %2</source>
        <translation>%1 von %2 erfasst</translation>
    </message>
    <message>
        <source>, %1 of its lines understood</source>
        <translation>, %1 seiner Zeilen verstanden</translation>
    </message>
    <message>
        <source>Accepted messages</source>
        <translation>Angenommene Nachrichten</translation>
    </message>
    <message>
        <source>%1 of %2 recipients that came to an end were delivered; %3 were not: bounced, expired or discarded</source>
        <translation>%1 von %2 abgeschlossenen Empfängern zugestellt; %3 nicht: unzustellbar, abgelaufen oder verworfen</translation>
    </message>
    <message>
        <source>. %1 still wait and are in neither</source>
        <translation>. %1 warten noch und sind in keinem von beiden</translation>
    </message>
    <message>
        <source>%1 lines of mail programs read, %2 understood</source>
        <translation>%1 Zeilen der Mailprogramme gelesen, %2 verstanden</translation>
    </message>
    <message>
        <source>partial</source>
        <comment>a figure: of a part of the hours</comment>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>. Only of hours that were heard: %1</source>
        <translation>. Nur aus erfassten Stunden: %1</translation>
    </message>
    <message>
        <source>%1; at least: %2 of the hours were heard</source>
        <translation>%1; mindestens: %2 der Stunden wurden erfasst</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>, not since %1</source>
        <translation>, seit %1 nicht mehr</translation>
    </message>
</context>
<context>
    <name>bw::posture</name>
    <message>
        <source>&quot;%1&quot; is needed here</source>
        <translation>Hier wird „%1“ gebraucht</translation>
    </message>
    <message>
        <source>a text was expected</source>
        <translation>hier wird ein Text erwartet</translation>
    </message>
    <message>
        <source>%1 depends on %2, which there is not</source>
        <translation>%1 hängt von %2 ab, das es nicht gibt</translation>
    </message>
    <message>
        <source>there is too much of it to look at</source>
        <translation>es ist zu viel, um alles anzusehen</translation>
    </message>
    <message>
        <source>the limit is not set</source>
        <translation>die Grenze ist nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 of %2 was not measured</source>
        <translation>%1 von %2 wurde nicht gemessen</translation>
    </message>
    <message>
        <source>%1 holds something else than it should</source>
        <translation>%1 enthält etwas anderes, als es soll</translation>
    </message>
    <message>
        <source>there is nothing to reckon with</source>
        <translation>es gibt nichts, womit zu rechnen wäre</translation>
    </message>
    <message>
        <source>there is nothing to divide by</source>
        <translation>es gibt nichts, wodurch zu teilen wäre</translation>
    </message>
    <message>
        <source>the figure is too large</source>
        <translation>die Zahl ist zu groß</translation>
    </message>
    <message>
        <source>the pattern took too many steps</source>
        <translation>das Muster brauchte zu viele Schritte</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no network</source>
        <translation>„%1“ ist kein Netz</translation>
    </message>
    <message>
        <source>there is no condition</source>
        <translation>es gibt keine Bedingung</translation>
    </message>
    <message>
        <source>this text has no closing quote</source>
        <translation>diesem Text fehlt das schließende Anführungszeichen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a number nor a duration such as 14d, 48h, 30min or 10s</source>
        <translation>„%1“ ist weder eine Zahl noch eine Dauer wie 14d, 48h, 30min oder 10s</translation>
    </message>
    <message>
        <source>equality is written ==</source>
        <translation>Gleichheit schreibt man ==</translation>
    </message>
    <message>
        <source>a condition has no &quot;%1&quot;</source>
        <translation>in einer Bedingung gibt es kein „%1“</translation>
    </message>
    <message>
        <source>a condition has at most %1 characters</source>
        <translation>eine Bedingung hat höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>&quot;and&quot;, &quot;or&quot; or the end was expected</source>
        <translation>„and“, „or“ oder das Ende wird erwartet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was expected</source>
        <translation>„%1“ wird erwartet</translation>
    </message>
    <message>
        <source>a condition has at most %1 parts</source>
        <translation>eine Bedingung hat höchstens %1 Teile</translation>
    </message>
    <message>
        <source>this is a %1; a comparison was expected</source>
        <translation>das ist „%1“; ein Vergleich wird erwartet</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>lists within lists go %1 deep</source>
        <translation>Listen in Listen gehen %1 tief</translation>
    </message>
    <message>
        <source>a name for each element was expected: all k in dkim.keys: …</source>
        <translation>ein Name für jedes Element wird erwartet: all k in dkim.keys: …</translation>
    </message>
    <message>
        <source>&quot;%1&quot; means something else already</source>
        <translation>„%1“ bedeutet schon etwas anderes</translation>
    </message>
    <message>
        <source>this is a %1; a list was expected</source>
        <translation>das ist „%1“; eine Liste wird erwartet</translation>
    </message>
    <message>
        <source>this is a %1; a %2 was expected</source>
        <translation>das ist „%1“; „%2“ wird erwartet</translation>
    </message>
    <message>
        <source>list</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>single value</source>
        <translation>einzelner Wert</translation>
    </message>
    <message>
        <source>number, duration, date or version</source>
        <translation>Zahl, Dauer, Datum oder Version</translation>
    </message>
    <message>
        <source>two prefixes were expected, of IPv4 and IPv6: &apos;/29,/64&apos;</source>
        <translation>zwei Präfixe werden erwartet, für IPv4 und IPv6: &apos;/29,/64&apos;</translation>
    </message>
    <message>
        <source>a pattern is written out: matches &apos;^v=STSv1&apos;</source>
        <translation>ein Muster wird ausgeschrieben: matches &apos;^v=STSv1&apos;</translation>
    </message>
    <message>
        <source>this is no regular expression: %1</source>
        <translation>das ist kein regulärer Ausdruck: %1</translation>
    </message>
    <message>
        <source>a %1 and a %2 cannot be added or taken off</source>
        <translation>„%1“ und „%2“ lassen sich nicht zusammenzählen oder abziehen</translation>
    </message>
    <message>
        <source>a %1 cannot be multiplied or divided by a %2</source>
        <translation>„%1“ lässt sich nicht mit „%2“ malnehmen oder durch „%2“ teilen</translation>
    </message>
    <message>
        <source>a name or a value was expected</source>
        <translation>ein Name oder ein Wert wird erwartet</translation>
    </message>
    <message>
        <source>a list that is written out holds texts, numbers or durations</source>
        <translation>eine ausgeschriebene Liste enthält Texte, Zahlen oder Dauern</translation>
    </message>
    <message>
        <source>all elements of a list are of one type</source>
        <translation>alle Elemente einer Liste sind von einer Art</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot stand here</source>
        <translation>„%1“ kann hier nicht stehen</translation>
    </message>
    <message>
        <source>%1 has no field &quot;%2&quot;</source>
        <translation>%1 hat kein Feld „%2“</translation>
    </message>
    <message>
        <source>there is no evidence called &quot;%1&quot;</source>
        <translation>es gibt keinen Nachweis namens „%1“</translation>
    </message>
    <message>
        <source>the control has no limit &quot;%1&quot;</source>
        <translation>die Prüfung hat keine Grenze „%1“</translation>
    </message>
    <message>
        <source>the control has no question &quot;%1&quot;</source>
        <translation>die Prüfung hat keine Frage „%1“</translation>
    </message>
    <message>
        <source>an {object} with &quot;controls&quot; was expected</source>
        <translation>ein {Objekt} mit „controls“ wird erwartet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no area of the catalog</source>
        <translation>„%1“ ist kein Bereich des Katalogs</translation>
    </message>
    <message>
        <source>a [list] was expected</source>
        <translation>eine [Liste] wird erwartet</translation>
    </message>
    <message>
        <source>an {object} was expected</source>
        <translation>ein {Objekt} wird erwartet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; means nothing here; possible are %2</source>
        <translation>„%1“ bedeutet hier nichts; möglich sind %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; with a text is needed here</source>
        <translation>Hier wird „%1“ mit einem Text gebraucht</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known here; possible are %2</source>
        <translation>„%1“ ist hier nicht bekannt; möglich sind %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no severity: critical, high, medium or low</source>
        <translation>„%1“ ist kein Schweregrad: critical, high, medium oder low</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date: write 2027-01-31</source>
        <translation>„%1“ ist kein Datum: schreiben Sie 2027-01-31</translation>
    </message>
    <message>
        <source>there is a control %1 already</source>
        <translation>es gibt schon eine Prüfung %1</translation>
    </message>
    <message>
        <source>ids that begin with BW- are those of the shipped catalog</source>
        <translation>Kennungen, die mit BW- beginnen, gehören dem mitgelieferten Katalog</translation>
    </message>
    <message>
        <source>the list of documents has no &quot;%1&quot;</source>
        <translation>in der Liste der Dokumente steht kein „%1“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no framework; possible are %2</source>
        <translation>„%1“ ist kein Regelwerk; möglich sind %2</translation>
    </message>
    <message>
        <source>a limit is a number, a duration such as &quot;14d&quot;, or a list of texts</source>
        <translation>eine Grenze ist eine Zahl, eine Dauer wie „14d“ oder eine Liste von Texten</translation>
    </message>
    <message>
        <source>a type and a question were expected: &quot;truth: Is there …?&quot;</source>
        <translation>eine Art und eine Frage werden erwartet: „truth: Gibt es …?“</translation>
    </message>
    <message>
        <source>a duration was expected, such as &quot;14d&quot;</source>
        <translation>eine Dauer wird erwartet, etwa „14d“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; with a list of texts is needed here</source>
        <translation>Hier wird „%1“ mit einer Liste von Texten gebraucht</translation>
    </message>
    <message>
        <source>a way needs &quot;conditions&quot;</source>
        <translation>ein Weg braucht „conditions“</translation>
    </message>
    <message>
        <source>{%1} is neither evidence nor a limit</source>
        <translation>{%1} ist weder Nachweis noch Grenze</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no kind of target</source>
        <translation>„%1“ ist keine Art von Ziel</translation>
    </message>
    <message>
        <source>This control has no condition yet</source>
        <translation>Diese Prüfung hat noch keine Bedingung</translation>
    </message>
    <message>
        <source>The settings of this product are not read yet</source>
        <translation>Die Einstellungen dieses Produkts werden noch nicht gelesen</translation>
    </message>
    <message>
        <source>It is not known what this host is there for, and this depends on it</source>
        <translation>Wofür dieser Rechner da ist, ist nicht bekannt, und davon hängt es ab</translation>
    </message>
    <message>
        <source>This is for hosts of the kind %1</source>
        <translation>Das gilt für Rechner der Art %1</translation>
    </message>
    <message>
        <source>Seen by %1: %2</source>
        <extracomment>%1 is a way of evidence such as &quot;settings read over SSH&quot;, %2 what it says.</extracomment>
        <translation>Über %1 gesehen: %2</translation>
    </message>
    <message>
        <source>Nobody has answered this yet</source>
        <translation>Das hat noch niemand beantwortet</translation>
    </message>
    <message>
        <source>Not measured: %1</source>
        <translation>Nicht gemessen: %1</translation>
    </message>
    <message>
        <source>Answered on %1, which holds for %2: ask again</source>
        <translation>Beantwortet am %1, was %2 lang gilt: bitte neu fragen</translation>
    </message>
    <message>
        <source>Last measured on %1, which holds for %2: measure again</source>
        <translation>Zuletzt gemessen am %1, was %2 lang gilt: bitte neu messen</translation>
    </message>
    <message>
        <source>This question is not answered yet: %1</source>
        <translation>Diese Frage ist noch nicht beantwortet: %1</translation>
    </message>
    <message>
        <source>%1.%2 could not be measured</source>
        <translation>%1.%2 ließ sich nicht messen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1: the control says nothing of this target</source>
        <translation>%1: die Prüfung sagt nichts über dieses Ziel</translation>
    </message>
    <message>
        <source>%1: the example gives %2, not %3: %4</source>
        <translation>%1: das Beispiel ergibt %2, nicht %3: %4</translation>
    </message>
    <message>
        <source>%1: the example is shown as %2, not %3</source>
        <translation>%1: das Beispiel wird als %2 gezeigt, nicht als %3</translation>
    </message>
    <message>
        <source>nothing may stand behind the end</source>
        <translation>hinter dem Ende darf nichts stehen</translation>
    </message>
    <message>
        <source>a value was expected: text in &quot;quotes&quot;, a number, true, false, null, [list] or {object}</source>
        <translation>ein Wert wird erwartet: Text in &quot;Anführungszeichen&quot;, eine Zahl, true, false, null, [Liste] oder {Objekt}</translation>
    </message>
    <message>
        <source>this is no number</source>
        <translation>das ist keine Zahl</translation>
    </message>
    <message>
        <source>the text does not end on its line: its closing quote is missing</source>
        <translation>der Text endet nicht in seiner Zeile: das schließende Anführungszeichen fehlt</translation>
    </message>
    <message>
        <source>a backslash is written twice in a text</source>
        <translation>in einem Text schreibt man den Rückstrich doppelt</translation>
    </message>
    <message>
        <source>the file ends within a text</source>
        <translation>die Datei endet mitten in einem Text</translation>
    </message>
    <message>
        <source>&quot;,&quot; or &quot;]&quot; was expected</source>
        <translation>„,“ oder „]“ wird erwartet</translation>
    </message>
    <message>
        <source>a name in &quot;quotes&quot; was expected</source>
        <translation>ein Name in &quot;Anführungszeichen&quot; wird erwartet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands here twice</source>
        <translation>„%1“ steht hier zweimal</translation>
    </message>
    <message>
        <source>&quot;:&quot; was expected</source>
        <translation>„:“ wird erwartet</translation>
    </message>
    <message>
        <source>&quot;,&quot; or &quot;}&quot; was expected</source>
        <translation>„,“ oder „}“ wird erwartet</translation>
    </message>
    <message>
        <source>the file is larger than 4 MiB</source>
        <translation>die Datei ist größer als 4 MiB</translation>
    </message>
    <message>
        <source>this is no UTF-8</source>
        <translation>das ist kein UTF-8</translation>
    </message>
    <message>
        <source>a type was expected: &quot;number: what it counts&quot;</source>
        <translation>eine Art wird erwartet: „number: was gezählt wird“</translation>
    </message>
    <message>
        <source>a name was expected</source>
        <translation>ein Name wird erwartet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no way of evidence</source>
        <translation>„%1“ ist kein Weg des Nachweises</translation>
    </message>
    <message>
        <source>&quot;of&quot; with a list of targets is needed here</source>
        <translation>Hier wird „of“ mit einer Liste von Zielen gebraucht</translation>
    </message>
    <message>
        <source>is a %1, not a %2</source>
        <translation>ist „%1“, nicht „%2“</translation>
    </message>
    <message>
        <source>a %1 was expected</source>
        <translation>„%1“ wird erwartet</translation>
    </message>
    <message>
        <source>list of %1</source>
        <translation>Liste von %1</translation>
    </message>
    <message>
        <source>has a field &quot;%1&quot; that %2 does not know</source>
        <translation>hat ein Feld „%1“, das %2 nicht kennt</translation>
    </message>
    <message>
        <source>&quot;kinds&quot; and &quot;records&quot; are needed here</source>
        <translation>Hier werden „kinds“ und „records“ gebraucht</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the name of a record</source>
        <translation>„%1“ ist der Name eines Verbunds</translation>
    </message>
    <message>
        <source>there is no record &quot;%1&quot;</source>
        <translation>es gibt keinen Verbund „%1“</translation>
    </message>
    <message>
        <source>there is no control %1</source>
        <translation>es gibt keine Prüfung %1</translation>
    </message>
    <message>
        <source>%1 has no limit &quot;%2&quot;; it has %3</source>
        <translation>%1 hat keine Grenze „%2“; es gibt %3</translation>
    </message>
    <message>
        <source>this limit is written like %1</source>
        <translation>diese Grenze schreibt man wie %1</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>unknown (%1)</source>
        <translation>unbekannt (%1)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>DNS look-up</source>
        <translation>DNS-Abfrage</translation>
    </message>
    <message>
        <source>SMTP probe</source>
        <translation>SMTP-Probe</translation>
    </message>
    <message>
        <source>settings read over SSH</source>
        <translation>über SSH gelesene Einstellungen</translation>
    </message>
    <message>
        <source>logs and reports</source>
        <translation>Protokolle und Berichte</translation>
    </message>
    <message>
        <source>a person&apos;s answer</source>
        <translation>Antwort eines Menschen</translation>
    </message>
    <message>
        <source>HTTPS fetch</source>
        <translation>HTTPS-Abruf</translation>
    </message>
    <message>
        <source>sampled message</source>
        <translation>Stichprobe einer Nachricht</translation>
    </message>
    <message>
        <source>inventory</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>%1 accepted this until %2; that has ended</source>
        <extracomment>%1 is who accepted a risk, %2 until which day.</extracomment>
        <translation>Das Risiko war von %1 bis %2 angenommen; das ist vorbei</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>the number of a framework&apos;s requirement and its title</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>There is no framework &quot;%1&quot;</source>
        <translation>Es gibt kein Regelwerk „%1“</translation>
    </message>
    <message>
        <source>There are: %1</source>
        <translation>Es gibt: %1</translation>
    </message>
    <message>
        <source>No control stands under &quot;%1&quot; of %2</source>
        <translation>Unter „%1“ von %2 steht keine Prüfung</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>your domain, as behind the @ of an address</source>
        <translation>Ihre Domain, wie hinter dem @ einer Adresse</translation>
    </message>
    <message>
        <source>mail-server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>the full name of the mail server, such as mx1.example.org</source>
        <translation>der ganze Name des Mailservers, etwa mx1.example.org</translation>
    </message>
    <message>
        <source>first-mail-server</source>
        <translation>erster-Mailserver</translation>
    </message>
    <message>
        <source>the full name of the mail server that takes your mail</source>
        <translation>der ganze Name des Mailservers, der Ihre E-Mail annimmt</translation>
    </message>
    <message>
        <source>second-mail-server</source>
        <translation>zweiter-Mailserver</translation>
    </message>
    <message>
        <source>the full name of a second mail server; with only one, leave this record out</source>
        <translation>der ganze Name eines zweiten Mailservers; gibt es nur einen, lassen Sie diesen Eintrag weg</translation>
    </message>
    <message>
        <source>selector</source>
        <translation>Selektor</translation>
    </message>
    <message>
        <source>the name of the DKIM key, such as s2027</source>
        <translation>der Name des DKIM-Schlüssels, etwa s2027</translation>
    </message>
    <message>
        <source>new-selector</source>
        <translation>neuer-Selektor</translation>
    </message>
    <message>
        <source>a name for the new DKIM key that was never used, such as s2027</source>
        <translation>ein nie benutzter Name für den neuen DKIM-Schlüssel, etwa s2027</translation>
    </message>
    <message>
        <source>old-selector</source>
        <translation>alter-Selektor</translation>
    </message>
    <message>
        <source>the name of the DKIM key that is replaced</source>
        <translation>der Name des DKIM-Schlüssels, der ersetzt wird</translation>
    </message>
    <message>
        <source>public-key</source>
        <translation>öffentlicher-Schlüssel</translation>
    </message>
    <message>
        <source>the public key in base64, as the tool that made the key prints it</source>
        <translation>der öffentliche Schlüssel in base64, wie ihn das Werkzeug ausgibt, das ihn erzeugt hat</translation>
    </message>
    <message>
        <source>IPv4-address</source>
        <translation>IPv4-Adresse</translation>
    </message>
    <message>
        <source>the IPv4 address that your mail is sent from</source>
        <translation>die IPv4-Adresse, von der Ihre E-Mail ausgeht</translation>
    </message>
    <message>
        <source>IPv6-address</source>
        <translation>IPv6-Adresse</translation>
    </message>
    <message>
        <source>the IPv6 address that your mail is sent from; without one, leave this part out</source>
        <translation>die IPv6-Adresse, von der Ihre E-Mail ausgeht; gibt es keine, lassen Sie diesen Teil weg</translation>
    </message>
    <message>
        <source>mail-server-addresses</source>
        <translation>Mailserver-Adressen</translation>
    </message>
    <message>
        <source>the addresses of the servers that may send mail</source>
        <translation>die Adressen der Server, die E-Mail senden dürfen</translation>
    </message>
    <message>
        <source>EHLO-name</source>
        <translation>EHLO-Name</translation>
    </message>
    <message>
        <source>the name that your server gives in EHLO</source>
        <translation>der Name, den Ihr Server in EHLO nennt</translation>
    </message>
    <message>
        <source>bounce-domain</source>
        <translation>Bounce-Domain</translation>
    </message>
    <message>
        <source>the domain of the envelope sender, where bounces go</source>
        <translation>die Domain des Umschlagabsenders, an die Unzustellbares geht</translation>
    </message>
    <message>
        <source>provider&apos;s-SPF-name</source>
        <translation>SPF-Name-des-Anbieters</translation>
    </message>
    <message>
        <source>the name that a service which sends for you asks you to include; without one, leave this part out</source>
        <translation>der Name, den ein Dienst, der für Sie sendet, einbinden lässt; gibt es keinen, lassen Sie diesen Teil weg</translation>
    </message>
    <message>
        <source>report-mailbox</source>
        <translation>Berichtspostfach</translation>
    </message>
    <message>
        <source>the address that DMARC reports go to, such as dmarc@example.org</source>
        <translation>die Adresse, an die DMARC-Berichte gehen, etwa dmarc@example.org</translation>
    </message>
    <message>
        <source>report-domain</source>
        <translation>Berichtsdomain</translation>
    </message>
    <message>
        <source>the domain of the address that DMARC reports go to</source>
        <translation>die Domain der Adresse, an die DMARC-Berichte gehen</translation>
    </message>
    <message>
        <source>TLS-report-mailbox</source>
        <translation>TLS-Berichtspostfach</translation>
    </message>
    <message>
        <source>the address that TLS reports go to, such as tls-reports@example.org</source>
        <translation>die Adresse, an die TLS-Berichte gehen, etwa tls-reports@example.org</translation>
    </message>
    <message>
        <source>policy-server</source>
        <translation>Richtlinienserver</translation>
    </message>
    <message>
        <source>the web server that offers the MTA-STS policy</source>
        <translation>der Webserver, der die MTA-STS-Richtlinie anbietet</translation>
    </message>
    <message>
        <source>web-server</source>
        <translation>Webserver</translation>
    </message>
    <message>
        <source>the web server that offers the logo and its certificate</source>
        <translation>der Webserver, der das Logo und sein Zertifikat anbietet</translation>
    </message>
    <message>
        <source>submission-server</source>
        <translation>Einlieferungsserver</translation>
    </message>
    <message>
        <source>the name of the server that your people&apos;s mail programs hand mail to</source>
        <translation>der Name des Servers, bei dem die Mailprogramme Ihrer Leute einliefern</translation>
    </message>
    <message>
        <source>SHA-256-of-the-key</source>
        <translation>SHA-256-des-Schlüssels</translation>
    </message>
    <message>
        <source>the SHA-256 of the certificate&apos;s public key, as postfix tls output-server-tlsa prints it</source>
        <translation>der SHA-256 des öffentlichen Schlüssels im Zertifikat, wie ihn postfix tls output-server-tlsa ausgibt</translation>
    </message>
    <message>
        <source>date-and-time</source>
        <translation>Datum-und-Uhrzeit</translation>
    </message>
    <message>
        <source>the present day and time in digits, such as 202701150915; another one at each change of the policy</source>
        <translation>Tag und Uhrzeit von jetzt in Ziffern, etwa 202701150915; bei jeder Änderung der Richtlinie eine andere</translation>
    </message>
    <message>
        <source>date-within-a-year</source>
        <translation>Tag-binnen-eines-Jahres</translation>
    </message>
    <message>
        <source>a day less than a year ahead, such as 2027-06-30T00:00:00Z</source>
        <translation>ein Tag in weniger als einem Jahr, etwa 2027-06-30T00:00:00Z</translation>
    </message>
    <message>
        <source>parked-domain</source>
        <translation>geparkte-Domain</translation>
    </message>
    <message>
        <source>the domain that sends no mail</source>
        <translation>die Domain, die keine E-Mail sendet</translation>
    </message>
    <message>
        <source>canary-domain</source>
        <translation>Köder-Domain</translation>
    </message>
    <message>
        <source>a domain of yours that is used for nothing else</source>
        <translation>eine Domain von Ihnen, die für nichts anderes dient</translation>
    </message>
    <message>
        <source>helpdesk-mailbox</source>
        <translation>Helpdesk-Postfach</translation>
    </message>
    <message>
        <source>who reads mail to postmaster</source>
        <translation>wer E-Mail an postmaster liest</translation>
    </message>
    <message>
        <source>abuse-mailbox</source>
        <translation>Missbrauch-Postfach</translation>
    </message>
    <message>
        <source>who reads mail to abuse</source>
        <translation>wer E-Mail an abuse liest</translation>
    </message>
    <message>
        <source>security-mailbox</source>
        <translation>Sicherheits-Postfach</translation>
    </message>
    <message>
        <source>who reads mail to security</source>
        <translation>wer E-Mail an security liest</translation>
    </message>
    <message>
        <source>public-key-of-the-keeper</source>
        <translation>öffentlicher-Schlüssel-des-Verwahrers</translation>
    </message>
    <message>
        <source>the public age key of whoever may read the copy</source>
        <translation>der öffentliche age-Schlüssel dessen, der die Kopie lesen darf</translation>
    </message>
    <message>
        <source>service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>the systemd service that is not needed</source>
        <translation>der systemd-Dienst, der nicht gebraucht wird</translation>
    </message>
    <message>
        <source>the systemd service of the mail program, such as postfix@-.service</source>
        <translation>der systemd-Dienst des Mailprogramms, etwa postfix@-.service</translation>
    </message>
    <message>
        <source>package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>the packages that lack fixes</source>
        <translation>die Pakete, denen Korrekturen fehlen</translation>
    </message>
    <message>
        <source>interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>the network interface that faces the world, such as eth0</source>
        <translation>die Netzschnittstelle nach außen, etwa eth0</translation>
    </message>
    <message>
        <source>proxy-address</source>
        <translation>Proxy-Adresse</translation>
    </message>
    <message>
        <source>the address of your proxy or load balancer</source>
        <translation>die Adresse Ihres Proxys oder Lastverteilers</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>the number that fits your set-up</source>
        <translation>die Zahl, die zu Ihrem Aufbau passt</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>a secret that names recipient and list, another for each message</source>
        <translation>ein Geheimnis, das für Empfänger und Liste steht, bei jeder Nachricht ein anderes</translation>
    </message>
    <message>
        <source>unsubscribe-address</source>
        <translation>Abmelde-Adresse</translation>
    </message>
    <message>
        <source>the https address of the message&apos;s List-Unsubscribe</source>
        <translation>die https-Adresse aus List-Unsubscribe der Nachricht</translation>
    </message>
    <message>
        <source>name-of-nobody</source>
        <translation>Name-von-niemandem</translation>
    </message>
    <message>
        <source>a name that surely no mailbox has</source>
        <translation>ein Name, den sicher kein Postfach hat</translation>
    </message>
    <message>
        <source>blocklist</source>
        <translation>Sperrliste</translation>
    </message>
    <message>
        <source>the zone of a blocklist that you use</source>
        <translation>die Zone einer Sperrliste, die Sie nutzen</translation>
    </message>
    <message>
        <source>domain-with-DANE</source>
        <translation>Domain-mit-DANE</translation>
    </message>
    <message>
        <source>a domain whose mail servers have TLSA records</source>
        <translation>eine Domain, deren Mailserver TLSA-Einträge haben</translation>
    </message>
    <message>
        <source>your-authserv-id</source>
        <translation>Ihre-authserv-id</translation>
    </message>
    <message>
        <source>the name that your servers write into Authentication-Results</source>
        <translation>der Name, den Ihre Server in Authentication-Results schreiben</translation>
    </message>
    <message>
        <source>&lt;%1&gt;: put what fits your set-up</source>
        <translation>&lt;%1&gt;: setzen Sie ein, was zu Ihrem Aufbau passt</translation>
    </message>
    <message>
        <source>%1 is one of several: the same for %2</source>
        <extracomment>%1 is a value that stands in a command, %2 others of the same kind</extracomment>
        <translation>%1 ist einer von mehreren: ebenso für %2</translation>
    </message>
</context>
<context>
    <name>bw::posture::AnswerDialog</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a control&apos;s number and title</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep the answer</source>
        <translation>Antwort speichern</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Empty: unknown</source>
        <translation>Leer: unbekannt</translation>
    </message>
    <message>
        <source>A number. Empty: unknown</source>
        <translation>Eine Zahl. Leer: unbekannt</translation>
    </message>
    <message>
        <source>A number is asked for, as in 12.</source>
        <translation>Gefragt ist eine Zahl, etwa 12.</translation>
    </message>
    <message>
        <source>A day as 2026-11-28. Empty: unknown</source>
        <translation>Ein Tag wie 2026-11-28. Leer: unbekannt</translation>
    </message>
    <message>
        <source>Write the day as year-month-day: 2026-11-28.</source>
        <translation>Schreiben Sie den Tag als Jahr-Monat-Tag: 2026-11-28.</translation>
    </message>
    <message>
        <source>As 30min, 48h, 14d or 2w. Empty: unknown</source>
        <translation>Etwa 30min, 48h, 14d oder 2w. Leer: unbekannt</translation>
    </message>
    <message>
        <source>Write a number and its unit: 30min, 48h, 14d, 2w.</source>
        <translation>Schreiben Sie eine Zahl und ihre Einheit: 30min, 48h, 14d, 2w.</translation>
    </message>
    <message>
        <source>Several, with commas between them. Empty: unknown</source>
        <translation>Mehrere, durch Kommas getrennt. Leer: unbekannt</translation>
    </message>
    <message>
        <source>&amp;Who answers</source>
        <translation>&amp;Wer antwortet</translation>
    </message>
    <message>
        <source>A person, by name</source>
        <translation>Eine Person, mit Namen</translation>
    </message>
    <message>
        <source>Name who answers.</source>
        <translation>Nennen Sie, wer antwortet.</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>A file that shows it</source>
        <translation>Eine Datei, die es zeigt</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;File that shows it</source>
        <translation>&amp;Datei, die es zeigt</translation>
    </message>
    <message>
        <source>At most 10 MB; it is kept in the store. Empty: none</source>
        <translation>Höchstens 10 MB; sie wird im Datenspeicher aufbewahrt. Leer: keine</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Es gibt keine solche Datei.</translation>
    </message>
    <message>
        <source>It is larger than 10 MB.</source>
        <translation>Sie ist größer als 10 MB.</translation>
    </message>
    <message>
        <source>&amp;Ask again on</source>
        <translation>&amp;Erneut fragen am</translation>
    </message>
    <message>
        <source>From that day on the answer is stale</source>
        <translation>Ab diesem Tag gilt die Antwort als veraltet</translation>
    </message>
    <message>
        <source>The day must lie ahead.</source>
        <translation>Der Tag muss in der Zukunft liegen.</translation>
    </message>
    <message numerus="yes">
        <source>An answer to this control is good for %n day(s) at most.</source>
        <translation>
            <numerusform>Eine Antwort auf diese Prüfung gilt höchstens %n Tag.</numerusform>
            <numerusform>Eine Antwort auf diese Prüfung gilt höchstens %n Tage.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::posture::AreaButton</name>
    <message>
        <source>%1: %2 controls pass, %3 fail, %4 are unknown</source>
        <translation>%1: %2 Prüfungen erfüllt, %3 nicht erfüllt, %4 unbekannt</translation>
    </message>
    <message>
        <source>Shows all areas again</source>
        <translation>Zeigt wieder alle Bereiche</translation>
    </message>
    <message>
        <source>Shows this area alone</source>
        <translation>Zeigt nur diesen Bereich</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>controls that pass, of all of an area</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>bw::posture::AssetDialog</name>
    <message>
        <source>find out</source>
        <translation>herausfinden</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Name a domain, as in example.org.</source>
        <translation>Nennen Sie eine Domain, etwa example.org.</translation>
    </message>
    <message>
        <source>A domain has a dot and no blanks, as in example.org.</source>
        <translation>Eine Domain hat einen Punkt und keine Leerzeichen, etwa example.org.</translation>
    </message>
    <message>
        <source>Add what is measured</source>
        <translation>Ziel hinzufügen</translation>
    </message>
    <message>
        <source>What you say of %1</source>
        <translation>Ihre Angaben zu %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add and measure</source>
        <translation>Hinzufügen und messen</translation>
    </message>
    <message>
        <source>Keep and measure</source>
        <translation>Speichern und messen</translation>
    </message>
    <message>
        <source>What is added</source>
        <translation>Was hinzugefügt wird</translation>
    </message>
    <message>
        <source>A domain</source>
        <translation>Eine Domain</translation>
    </message>
    <message>
        <source>A mail server</source>
        <translation>Ein Mailserver</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Watch it: measure it again by itself</source>
        <translation>&amp;Beobachten: von selbst neu messen</translation>
    </message>
    <message>
        <source>by its port</source>
        <translation>nach dem Port</translation>
    </message>
    <message>
        <source>SMTP between servers</source>
        <translation>SMTP zwischen Servern</translation>
    </message>
    <message>
        <source>submission, STARTTLS</source>
        <translation>Einlieferung, STARTTLS</translation>
    </message>
    <message>
        <source>submission, TLS from the first byte</source>
        <translation>Einlieferung, TLS vom ersten Byte an</translation>
    </message>
    <message>
        <source>&amp;Protocol</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>It &amp;sends mail</source>
        <translation>&amp;Sendet Mail</translation>
    </message>
    <message>
        <source>It &amp;receives mail</source>
        <translation>&amp;Empfängt Mail</translation>
    </message>
    <message>
        <source>&amp;DKIM selectors</source>
        <translation>&amp;DKIM-Selektoren</translation>
    </message>
    <message>
        <source>With commas between them. Those that logs and reports show are known already.</source>
        <translation>Durch Kommas getrennt. Die aus Protokollen und Berichten sind schon bekannt.</translation>
    </message>
    <message>
        <source>Ask &amp;blocklists about its servers</source>
        <translation>Sperr&amp;listen nach ihren Servern fragen</translation>
    </message>
    <message>
        <source>B&amp;locklists</source>
        <translation>Spe&amp;rrlisten</translation>
    </message>
    <message>
        <source>Their zones, with commas between them. Each learns the addresses of your servers, and has its own terms.</source>
        <translation>Ihre Zonen, durch Kommas getrennt. Jede erfährt die Adressen Ihrer Server und hat eigene Bedingungen.</translation>
    </message>
    <message>
        <source>Name at least one zone, or ask none.</source>
        <translation>Nennen Sie mindestens eine Zone, oder fragen Sie keine.</translation>
    </message>
    <message>
        <source>I &amp;say what it is for, whatever its settings and log show</source>
        <translation>Ich lege &amp;selbst fest, wofür er da ist, gleich was Einstellungen und Protokoll zeigen</translation>
    </message>
    <message>
        <source>&amp;Edge: takes mail from the internet</source>
        <translation>&amp;Eingang: nimmt Mail aus dem Internet an</translation>
    </message>
    <message>
        <source>S&amp;ubmission: takes mail from logins</source>
        <translation>Ein&amp;lieferung: nimmt Mail von Angemeldeten an</translation>
    </message>
    <message>
        <source>&amp;Outbound: sends to the internet</source>
        <translation>&amp;Ausgang: sendet ins Internet</translation>
    </message>
    <message>
        <source>&amp;Internal: relays between your own</source>
        <translation>&amp;Intern: reicht zwischen Ihren eigenen weiter</translation>
    </message>
    <message>
        <source>Host and port, as in mx1.example.org:25</source>
        <translation>Rechner und Port, etwa mx1.example.org:25</translation>
    </message>
    <message>
        <source>As in example.org</source>
        <translation>Etwa example.org</translation>
    </message>
    <message>
        <source>Write host and port, as in mx1.example.org:25.</source>
        <translation>Schreiben Sie Rechner und Port, etwa mx1.example.org:25.</translation>
    </message>
    <message>
        <source>A port is 1 to 65535.</source>
        <translation>Ein Port ist 1 bis 65535.</translation>
    </message>
</context>
<context>
    <name>bw::posture::FindingPanel</name>
    <message>
        <source>What is shown of the finding</source>
        <translation>Was vom Befund gezeigt wird</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Nachweise</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>How to fix</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Maps to</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Antworten …</translation>
    </message>
    <message>
        <source>Accept the risk…</source>
        <translation>Risiko akzeptieren …</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Neu messen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>&amp;Withdraw the acceptance</source>
        <translation>Annahme des &amp;Risikos zurückziehen</translation>
    </message>
    <message>
        <source>What you &amp;say of %1…</source>
        <translation>Ihre &amp;Angaben zu %1 …</translation>
    </message>
    <message>
        <source>&amp;Forget what was measured of %1…</source>
        <translation>Messungen von %1 &amp;vergessen …</translation>
    </message>
    <message>
        <source>Nothing else can be done with the organisation</source>
        <translation>Mit der Organisation lässt sich sonst nichts tun</translation>
    </message>
    <message>
        <source>fails in part</source>
        <translation>teils nicht erfüllt</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what is measured, %2 a sentence about it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The evidence is too old. It said: %1.</source>
        <translation>Der Nachweis ist zu alt. Er sagte: %1.</translation>
    </message>
    <message>
        <source>Accepted until %1 by %2: %3</source>
        <translation>Bis %1 akzeptiert von %2: %3</translation>
    </message>
    <message>
        <source>Accept it anew…</source>
        <translation>Neu akzeptieren …</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>where evidence is from, and when it was taken</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Unknown: %1</source>
        <translation>Unbekannt: %1</translation>
    </message>
    <message>
        <source>How it was got</source>
        <translation>So wurde es ermittelt</translation>
    </message>
    <message>
        <source>how %1 was got</source>
        <translation>wie %1 ermittelt wurde</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>Was zurückkam</translation>
    </message>
    <message>
        <source>what came back for %1</source>
        <translation>was zu %1 zurückkam</translation>
    </message>
    <message>
        <source>What %1 answered</source>
        <translation>Was %1 geantwortet hat</translation>
    </message>
    <message>
        <source>%1; to be looked at again by %2</source>
        <translation>%1; neu anzusehen bis %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a question and its answer</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Attached: %1 (SHA-256 %2)</source>
        <translation>Angehängt: %1 (SHA-256 %2)</translation>
    </message>
    <message>
        <source>Nothing could be gathered: %1</source>
        <translation>Nichts ließ sich ermitteln: %1</translation>
    </message>
    <message>
        <source>This is answered by a person. Nobody did so far.</source>
        <translation>Das beantwortet ein Mensch. Bisher hat es niemand getan.</translation>
    </message>
    <message>
        <source>What decided</source>
        <translation>Was entschied</translation>
    </message>
    <message>
        <source>what decided</source>
        <translation>was entschied</translation>
    </message>
    <message>
        <source>What is looked for</source>
        <translation>Was geprüft wird</translation>
    </message>
    <message>
        <source>how to fix it with %1</source>
        <translation>wie es sich mit %1 beheben lässt</translation>
    </message>
    <message>
        <source>How to see that it is done</source>
        <translation>Woran Sie sehen, dass es behoben ist</translation>
    </message>
    <message>
        <source>What may go wrong</source>
        <translation>Was schiefgehen kann</translation>
    </message>
    <message>
        <source>No way is written down for this control.</source>
        <translation>Für diese Prüfung ist kein Weg beschrieben.</translation>
    </message>
    <message>
        <source>First seen %1</source>
        <translation>Zuerst gesehen: %1</translation>
    </message>
    <message>
        <source>It never failed.</source>
        <translation>War noch nie unerfüllt.</translation>
    </message>
    <message>
        <source>First failed %1</source>
        <translation>Zuerst nicht erfüllt: %1</translation>
    </message>
    <message>
        <source>Last fixed %1</source>
        <translation>Zuletzt behoben: %1</translation>
    </message>
    <message numerus="yes">
        <source>It came back %n time(s) after it was fixed.</source>
        <translation>
            <numerusform>Kam nach dem Beheben %n-mal wieder.</numerusform>
            <numerusform>Kam nach dem Beheben %n-mal wieder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last looked at %1</source>
        <translation>Zuletzt gemessen: %1</translation>
    </message>
    <message>
        <source>What it said, newest first</source>
        <translation>Bisherige Ergebnisse, neueste zuerst</translation>
    </message>
    <message>
        <source>Since %1: %2</source>
        <translation>Seit %1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a range of time and what was said then</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Control %1, %2</source>
        <translation>Prüfung %1, %2</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>Verlangt von</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a document and a section of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a number of a framework and its title</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>bw::posture::PosturePage</name>
    <message>
        <source>Posture</source>
        <translation>Sicherheitslage</translation>
    </message>
    <message>
        <source>Add what is measured…</source>
        <translation>Ziel hinzufügen …</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Neu messen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Regelwerk</translation>
    </message>
    <message>
        <source>none</source>
        <comment>a framework</comment>
        <translation>keines</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Filter findings</source>
        <translation>Befunde filtern</translation>
    </message>
    <message>
        <source>Score by day</source>
        <translation>Wertung nach Tagen</translation>
    </message>
    <message>
        <source>Not known: the findings could not be read</source>
        <translation>Nicht bekannt: Die Befunde ließen sich nicht lesen</translation>
    </message>
    <message>
        <source>Nothing was measured yet</source>
        <translation>Noch wurde nichts gemessen</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>The organisation</source>
        <translation>Die Organisation</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>new since the last look</source>
        <translation>neu seit der letzten Messung</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>accepted risks</source>
        <translation>akzeptierte Risiken</translation>
    </message>
    <message>
        <source>severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>area</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>requirement</source>
        <translation>Anforderung</translation>
    </message>
    <message>
        <source>Nothing fails and nothing is unknown. Last looked %1.</source>
        <translation>Nichts ist unerfüllt und nichts unbekannt. Zuletzt gemessen: %1.</translation>
    </message>
    <message>
        <source>No finding matches these filters.</source>
        <translation>Kein Befund passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter entfernen</translation>
    </message>
    <message numerus="yes">
        <source>None of %n control(s) fails, and none is unknown</source>
        <translation>
            <numerusform>%n Prüfung: weder unerfüllt noch unbekannt</numerusform>
            <numerusform>Keine von %n Prüfungen ist unerfüllt, und keine ist unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 controls fail, %3 are unknown</source>
        <extracomment>%1 of %2 controls fail, %3 are unknown</extracomment>
        <translation>%1 von %2 Prüfungen nicht erfüllt, %3 unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n accepted</source>
        <translation>
            <numerusform>%1; %n akzeptiert</numerusform>
            <numerusform>%1; %n akzeptiert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 on %3</source>
        <comment>control, verdict, target</comment>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>the organisation</source>
        <translation>die Organisation</translation>
    </message>
    <message>
        <source>%1 is no longer measured on %2</source>
        <translation>%1 wird nicht mehr gemessen (%2)</translation>
    </message>
    <message>
        <source>As on %1: %2</source>
        <translation>Wie am %1: %2</translation>
    </message>
    <message>
        <source>%1 %2 since %3: %4</source>
        <comment>arrow, points, time, what</comment>
        <translation>%1 %2 seit %3: %4</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>Score by day, of 100</source>
        <translation>Wertung nach Tagen, von 100</translation>
    </message>
    <message>
        <source>points</source>
        <comment>of a score</comment>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message numerus="yes">
        <source>measured on %n day(s); what was not measured is a gap</source>
        <translation>
            <numerusform>an %n Tag gemessen; was nicht gemessen wurde, ist eine Lücke</numerusform>
            <numerusform>an %n Tagen gemessen; was nicht gemessen wurde, ist eine Lücke</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was measured of this in the range.</source>
        <translation>In diesem Zeitraum wurde davon nichts gemessen.</translation>
    </message>
    <message>
        <source>Findings, as a table</source>
        <translation>Befunde, als Tabelle</translation>
    </message>
    <message>
        <source>Score by day, as a table</source>
        <translation>Wertung nach Tagen, als Tabelle</translation>
    </message>
    <message>
        <source>Domains, hosts and the organisation belong to no node: choose the target below.</source>
        <translation>Domains, Rechner und die Organisation gehören zu keinem Knoten: Wählen Sie das Ziel unten.</translation>
    </message>
    <message>
        <source>This store is open read-only.</source>
        <translation>Dieser Datenspeicher ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Measuring is not available here.</source>
        <translation>Messen ist hier nicht möglich.</translation>
    </message>
    <message>
        <source>How well is your mail protected?</source>
        <translation>Wie gut ist Ihre Mail geschützt?</translation>
    </message>
    <message>
        <source>Name a domain. Its DNS and its mail servers are asked what everybody may ask them, and each answer is kept with how it was got.</source>
        <translation>Nennen Sie eine Domain. Ihr DNS und ihre Mailserver werden gefragt, was jeder sie fragen darf. Jede Antwort wird aufbewahrt, samt dem, wie sie ermittelt wurde.</translation>
    </message>
    <message>
        <source>&amp;Domain</source>
        <translation>Do&amp;main</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>A mail server</source>
        <translation>Ein Mailserver</translation>
    </message>
    <message>
        <source>A host and port, with what it is for.</source>
        <translation>Rechner und Port, und wofür er da ist.</translation>
    </message>
    <message>
        <source>Your own nodes</source>
        <translation>Ihre eigenen Knoten</translation>
    </message>
    <message>
        <source>Nodes that are reached are measured from their settings, too.</source>
        <translation>Erreichbare Knoten werden auch anhand ihrer Einstellungen gemessen.</translation>
    </message>
    <message>
        <source>Open Fleet</source>
        <translation>Flotte öffnen</translation>
    </message>
    <message>
        <source>What people know</source>
        <translation>Was Menschen wissen</translation>
    </message>
    <message>
        <source>Controls that no probe can see are answered by somebody.</source>
        <translation>Prüfungen, die keine Probe sehen kann, beantwortet jemand.</translation>
    </message>
    <message>
        <source>Measure everything</source>
        <translation>Alles messen</translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) were not measured for two weeks.</source>
        <translation>
            <numerusform>%n Ziel wurde seit zwei Wochen nicht gemessen.</numerusform>
            <numerusform>%n Ziele wurden seit zwei Wochen nicht gemessen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) in your own file of controls.</source>
        <translation>
            <numerusform>%n Fehler in Ihrer eigenen Datei mit Prüfungen.</numerusform>
            <numerusform>%n Fehler in Ihrer eigenen Datei mit Prüfungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 done</source>
        <comment>a job and how much of it</comment>
        <translation>%1, %2 fertig</translation>
    </message>
    <message>
        <source>It is being measured.</source>
        <translation>Es wird gerade gemessen.</translation>
    </message>
    <message>
        <source>Forget what was measured</source>
        <translation>Messungen vergessen</translation>
    </message>
    <message numerus="yes">
        <source>Forget %1 with its %n finding(s)?</source>
        <translation>
            <numerusform>%1 mit %n Befund vergessen?</numerusform>
            <numerusform>%1 mit %n Befunden vergessen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Its looks, its evidence and their history go for ever.</source>
        <translation>Messungen, Nachweise und ihr Verlauf verschwinden für immer.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Part of it</source>
        <translation>Teil davon</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>an area and how many</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1. In all %n; most in %2</source>
        <extracomment>%1 is what moved the score, %2 areas with their counts: &quot;TLS 12, DNS 4, Domains 2&quot;</extracomment>
        <translation>
            <numerusform>%1. Insgesamt %n; am meisten in %2</numerusform>
            <numerusform>%1. Insgesamt %n; am meisten in %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::posture::RiskDialog</name>
    <message>
        <source>Accept the risk</source>
        <translation>Risiko akzeptieren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a control&apos;s number and title</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>It still counts as failed in the score. It no longer asks for you until the day that you name, and stands in the journal.</source>
        <translation>In der Wertung zählt die Prüfung weiter als nicht erfüllt. Bis zu dem Tag, den Sie nennen, steht sie nicht mehr unter „Was zu tun ist“. Das Journal hält es fest.</translation>
    </message>
    <message>
        <source>&amp;Who answers for it</source>
        <translation>&amp;Wer es verantwortet</translation>
    </message>
    <message>
        <source>A person, by name</source>
        <translation>Eine Person, mit Namen</translation>
    </message>
    <message>
        <source>Name who answers for it.</source>
        <translation>Nennen Sie, wer es verantwortet.</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>What makes it bearable until then</source>
        <translation>Was es bis dahin vertretbar macht</translation>
    </message>
    <message>
        <source>Say why it is accepted.</source>
        <translation>Sagen Sie, warum es akzeptiert wird.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>At most two years ahead</source>
        <translation>Höchstens zwei Jahre ab jetzt</translation>
    </message>
    <message>
        <source>The day must lie ahead.</source>
        <translation>Der Tag muss in der Zukunft liegen.</translation>
    </message>
    <message>
        <source>At most two years ahead: %1.</source>
        <translation>Höchstens zwei Jahre ab jetzt: %1.</translation>
    </message>
    <message>
        <source>On &amp;every target, not only on %1</source>
        <translation>Bei &amp;jedem Ziel, nicht nur bei %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>bw::posture::ScoreCard</name>
    <message>
        <source>Score</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>of 100</source>
        <comment>a score</comment>
        <translation>von 100</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>a score</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Nothing could be measured.</source>
        <translation>Nichts ließ sich messen.</translation>
    </message>
    <message>
        <source>nothing is unknown</source>
        <translation>nichts ist unbekannt</translation>
    </message>
    <message>
        <source>%1–%2 with the unknowns</source>
        <translation>%1–%2 mit den unbekannten</translation>
    </message>
    <message>
        <source>Score %1 of 100, %2 to %3 with the unknowns</source>
        <translation>Wertung %1 von 100, %2 bis %3 mit den unbekannten</translation>
    </message>
    <message>
        <source>The score is unknown: nothing could be measured</source>
        <translation>Die Wertung ist unbekannt: Nichts ließ sich messen</translation>
    </message>
</context>
<context>
    <name>bw::secrets</name>
    <message>
        <source>The password cannot be read from its file</source>
        <translation>Das Passwort kann nicht aus seiner Datei gelesen werden</translation>
    </message>
    <message>
        <source>Write it into that file, one line, mode 0600.</source>
        <translation>Schreiben Sie es in diese Datei, eine Zeile, Modus 0600.</translation>
    </message>
    <message>
        <source>Others may read the file with the password</source>
        <translation>Andere dürfen die Datei mit dem Passwort lesen</translation>
    </message>
    <message>
        <source>Give the file to the user that runs this, with chmod 600.</source>
        <translation>Geben Sie die Datei dem Benutzer, unter dem dies läuft, mit chmod 600.</translation>
    </message>
    <message>
        <source>The secret could not be kept in its file</source>
        <translation>Das Geheimnis konnte nicht in seiner Datei aufbewahrt werden</translation>
    </message>
    <message>
        <source>Name a file in a folder that you may write to.</source>
        <translation>Nennen Sie eine Datei in einem Ordner, in den Sie schreiben dürfen.</translation>
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
    <message>
        <source>The desktop keychain has no such entry</source>
        <translation>Die Schlüsselverwaltung hat keinen solchen Eintrag</translation>
    </message>
</context>
<context>
    <name>bw::secrets::SshKey</name>
    <message>
        <source>The key could not be made</source>
        <translation>Der Schlüssel konnte nicht erzeugt werden</translation>
    </message>
    <message>
        <source>Check that the folder can be written.</source>
        <translation>Prüfen Sie, ob in den Ordner geschrieben werden darf.</translation>
    </message>
    <message>
        <source>The key cannot be read</source>
        <translation>Der Schlüssel ist nicht lesbar</translation>
    </message>
    <message>
        <source>There is a key already</source>
        <translation>Es gibt schon einen Schlüssel</translation>
    </message>
    <message>
        <source>Use it: fleet key show prints it.</source>
        <translation>Verwenden Sie ihn: fleet key show gibt ihn aus.</translation>
    </message>
    <message>
        <source>libssh made none</source>
        <translation>libssh hat keinen erzeugt</translation>
    </message>
    <message>
        <source>No key was made on this desk yet</source>
        <translation>Auf diesem Rechner wurde noch kein Schlüssel erzeugt</translation>
    </message>
    <message>
        <source>Make one with fleet key make.</source>
        <translation>Erzeugen Sie einen mit fleet key make.</translation>
    </message>
    <message>
        <source>The key may be read by others</source>
        <translation>Andere dürfen den Schlüssel lesen</translation>
    </message>
    <message>
        <source>Take it back with chmod 600, or remove it and make a new one.</source>
        <translation>Nehmen Sie das mit chmod 600 zurück, oder löschen Sie ihn und erzeugen Sie einen neuen.</translation>
    </message>
    <message>
        <source>Remove it and make a new one.</source>
        <translation>Löschen Sie ihn und erzeugen Sie einen neuen.</translation>
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
    <message>
        <source>No node named %1 can be reached</source>
        <translation>Kein Knoten namens %1 ist zu erreichen</translation>
    </message>
    <message>
        <source>See fleet list; add it with fleet add.</source>
        <translation>Siehe fleet list; fügen Sie ihn mit fleet add hinzu.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Port answers</source>
        <translation>Port antwortet</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Host-Schlüssel</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Product and version</source>
        <translation>Produkt und Version</translation>
    </message>
    <message>
        <source>%1 was not found there</source>
        <translation>%1 wurde dort nicht gefunden</translation>
    </message>
    <message>
        <source>Check that this is the right host, or choose another product.</source>
        <translation>Prüfen Sie, ob dies der richtige Host ist, oder wählen Sie ein anderes Produkt.</translation>
    </message>
    <message>
        <source>%1 of %2 sections could be read</source>
        <translation>%1 von %2 Abschnitten waren lesbar</translation>
    </message>
    <message>
        <source>Settings and queue</source>
        <translation>Einstellungen und Warteschlange</translation>
    </message>
    <message>
        <source>%1; %L2 messages wait</source>
        <translation>%1; %L2 Nachrichten warten</translation>
    </message>
    <message>
        <source>Log can be read</source>
        <translation>Protokoll ist lesbar</translation>
    </message>
    <message>
        <source>The journal could not be read</source>
        <translation>Das Journal konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Make the account there a member of the group systemd-journal.</source>
        <translation>Machen Sie das Konto dort zum Mitglied der Gruppe systemd-journal.</translation>
    </message>
    <message>
        <source>the journal holds no mail lines yet</source>
        <translation>das Journal enthält noch keine Mail-Zeilen</translation>
    </message>
    <message>
        <source>the journal</source>
        <translation>das Journal</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n entries)</source>
        <translation>
            <numerusform>%1 (%n Eintrag)</numerusform>
            <numerusform>%1 (%n Einträge)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %L2 bytes</source>
        <translation>%1, %L2 Byte</translation>
    </message>
    <message>
        <source>Testing %1</source>
        <translation>%1 wird geprüft</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>%1 wird gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>Removing %n node(s)</source>
        <translation>
            <numerusform>Ein Knoten wird entfernt</numerusform>
            <numerusform>%n Knoten werden entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>Collecting %1</source>
        <translation>%1 wird abgeholt</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>Abholen</translation>
    </message>
    <message>
        <source>No node can be reached yet</source>
        <translation>Noch ist kein Knoten zu erreichen</translation>
    </message>
    <message>
        <source>Add one on the page Fleet.</source>
        <translation>Fügen Sie auf der Seite Flotte einen hinzu.</translation>
    </message>
    <message>
        <source>Collecting was stopped</source>
        <translation>Das Abholen wurde angehalten</translation>
    </message>
    <message>
        <source>none of them has a route</source>
        <translation>keiner von ihnen hat einen Zugangsweg</translation>
    </message>
    <message>
        <source>Taking a secret</source>
        <translation>Geheimnis wird entgegengenommen</translation>
    </message>
    <message>
        <source>No secret is taken here</source>
        <translation>Hier wird kein Geheimnis entgegengenommen</translation>
    </message>
    <message>
        <source>Looking for a keychain</source>
        <translation>Schlüsselbund wird gesucht</translation>
    </message>
    <message>
        <source>No keychain answers</source>
        <translation>Kein Schlüsselbund antwortet</translation>
    </message>
    <message numerus="yes">
        <source>%n failed tries</source>
        <translation>
            <numerusform>%n Fehlversuch</numerusform>
            <numerusform>%n Fehlversuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n Quelle</numerusform>
            <numerusform>%n Quellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account name(s)</source>
        <translation>
            <numerusform>%n Kontonamen</numerusform>
            <numerusform>%n Kontonamen</numerusform>
        </translation>
    </message>
    <message>
        <source>Attack on logins: %1 (rule %2), %3 on %4 from %5.</source>
        <extracomment>Attack on logins: kind, rule (&quot;L3&quot;), then three counts</extracomment>
        <translation>Angriff auf Anmeldungen: %1 (Regel %2), %3 an %4 von %5.</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) logged in from there meanwhile.</source>
        <translation>
            <numerusform>%n Konto hat sich inzwischen von dort angemeldet.</numerusform>
            <numerusform>%n Konten haben sich inzwischen von dort angemeldet.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 shows another host key than before. Nothing was sent to it. Ask who set it up anew before you accept the key.</source>
        <translation>%1 zeigt einen anderen Host-Schlüssel als bisher. Nichts wurde dorthin gesendet. Fragen Sie, wer ihn neu aufgesetzt hat, bevor Sie den Schlüssel annehmen.</translation>
    </message>
    <message>
        <source>%1, process %2</source>
        <translation>%1, Prozess %2</translation>
    </message>
    <message numerus="yes">
        <source>Saving %n node(s)</source>
        <translation>
            <numerusform>Ein Knoten wird gespeichert</numerusform>
            <numerusform>%n Knoten werden gespeichert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removing %n node(s) and their data</source>
        <translation>
            <numerusform>Ein Knoten und seine Daten werden entfernt</numerusform>
            <numerusform>%n Knoten und ihre Daten werden entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>Making a key</source>
        <translation>Schlüssel wird erzeugt</translation>
    </message>
    <message>
        <source>The public key could not be read</source>
        <translation>Der öffentliche Schlüssel konnte nicht gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <comment>after for</comment>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>After &quot;for&quot;: hours, minutes</extracomment>
        <translation>%1 h %2 min</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) %1 h</source>
        <extracomment>After &quot;for&quot;: days, hours</extracomment>
        <translation>
            <numerusform>%n Tag %1 h</numerusform>
            <numerusform>%n Tage %1 h</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was not reached for %2.</source>
        <translation>%1 war %2 lang nicht erreichbar.</translation>
    </message>
    <message>
        <source>%1 could not be read for %2.</source>
        <translation>%1 konnte %2 lang nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 answered, but its log said nothing for %2.</source>
        <translation>%1 antwortete, aber sein Protokoll schwieg %2 lang.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>as ours</source>
        <translation>wie unsere</translation>
    </message>
    <message>
        <source>This file cannot be read</source>
        <translation>Diese Datei lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>This file is too large for certificates</source>
        <translation>Diese Datei ist zu groß für Zertifikate</translation>
    </message>
    <message>
        <source>ahead of ours by %1</source>
        <translation>geht gegenüber unserer um %1 vor</translation>
    </message>
    <message>
        <source>behind ours by %1</source>
        <translation>geht gegenüber unserer um %1 nach</translation>
    </message>
    <message>
        <source>no record of this type</source>
        <translation>kein Eintrag dieser Art</translation>
    </message>
    <message>
        <source>there is no such name</source>
        <translation>diesen Namen gibt es nicht</translation>
    </message>
    <message>
        <source>DNSSEC does not validate</source>
        <translation>DNSSEC ist nicht gültig</translation>
    </message>
    <message>
        <source>the name server failed (RCODE %1)</source>
        <translation>der Nameserver scheiterte (RCODE %1)</translation>
    </message>
    <message>
        <source>nobody answered in time</source>
        <translation>niemand antwortete rechtzeitig</translation>
    </message>
    <message>
        <source>the record</source>
        <translation>der Eintrag</translation>
    </message>
    <message>
        <source>does not match</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>ended the check</source>
        <translation>beendete die Prüfung</translation>
    </message>
    <message>
        <source>Something changed the message after it was signed, or it was signed with another key than the one in the DNS. Compare the key of selector %1, then look at what stands between the signer and you: footers, list software, virus scanners.</source>
        <translation>Etwas hat die Nachricht nach dem Signieren verändert, oder sie wurde mit einem anderen Schlüssel signiert als dem im DNS. Vergleichen Sie den Schlüssel des Selektors %1 und sehen Sie dann nach, was zwischen dem Unterzeichner und Ihnen steht: Fußzeilen, Listensoftware, Virenscanner.</translation>
    </message>
    <message>
        <source>The signature is not written as RFC 6376 says. Look at the signer&apos;s settings.</source>
        <translation>Die Signatur ist nicht so geschrieben, wie RFC 6376 sagt. Sehen Sie sich die Einstellungen des Unterzeichners an.</translation>
    </message>
    <message>
        <source>The key could not be fetched just now. Check again later.</source>
        <translation>Der Schlüssel war gerade nicht zu holen. Prüfen Sie später noch einmal.</translation>
    </message>
    <message>
        <source>Publish the key of selector %1 as a TXT record of %1._domainkey.%2, or sign with a key that is there.</source>
        <translation>Veröffentlichen Sie den Schlüssel des Selektors %1 als TXT-Eintrag von %1._domainkey.%2, oder signieren Sie mit einem Schlüssel, den es gibt.</translation>
    </message>
    <message>
        <source>%1, %2 bits</source>
        <translation>%1, %2 Bit</translation>
    </message>
    <message>
        <source>The message is not signed.</source>
        <translation>Die Nachricht ist nicht signiert.</translation>
    </message>
    <message>
        <source>Let the server that sends sign with a key of the From domain; SPF alone does not survive forwarding.</source>
        <translation>Lassen Sie den sendenden Server mit einem Schlüssel der From-Domain signieren; SPF allein übersteht keine Weiterleitung.</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>hält</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>hält nicht</translation>
    </message>
    <message>
        <source>No store is open to look it up in.</source>
        <translation>Kein Datenspeicher ist offen, in dem man nachsehen könnte.</translation>
    </message>
    <message>
        <source>Its Message-ID is in no log that was read. Name your own domains in Settings, and more can be said.</source>
        <translation>Ihre Message-ID steht in keinem gelesenen Protokoll. Nennen Sie in den Einstellungen Ihre eigenen Domains, dann lässt sich mehr sagen.</translation>
    </message>
    <message>
        <source>The key of this store is not on this computer, and without it no Message-ID is found.</source>
        <translation>Der Schlüssel dieses Datenspeichers ist nicht auf diesem Rechner, und ohne ihn findet man keine Message-ID.</translation>
    </message>
    <message>
        <source>It comes in your name and proves it, but its Message-ID is in no log that was read.</source>
        <translation>Sie kommt in Ihrem Namen und beweist es, aber ihre Message-ID steht in keinem gelesenen Protokoll.</translation>
    </message>
    <message>
        <source>It has no Message-ID to look for.</source>
        <translation>Sie hat keine Message-ID, nach der man suchen könnte.</translation>
    </message>
    <message>
        <source>%1 is not an IP address</source>
        <translation>%1 ist keine IP-Adresse</translation>
    </message>
    <message>
        <source>Write 192.0.2.1 or 2001:db8::1.</source>
        <translation>Schreiben Sie 192.0.2.1 oder 2001:db8::1.</translation>
    </message>
    <message>
        <source>The message is too large</source>
        <translation>Die Nachricht ist zu groß</translation>
    </message>
    <message>
        <source>the limit is mailBytes, 64 MiB</source>
        <translation>die Grenze ist mailBytes, 64 MiB</translation>
    </message>
    <message>
        <source>Save the message with all its header fields (&quot;Show original&quot;, &quot;View source&quot;), and drop or paste that.</source>
        <translation>Speichern Sie die Nachricht mit allen Kopffeldern („Original anzeigen“, „Quelltext“) und legen Sie das hier ab oder fügen Sie es ein.</translation>
    </message>
    <message>
        <source>The check was cancelled</source>
        <translation>Die Prüfung wurde abgebrochen</translation>
    </message>
    <message>
        <source>Write an IP address, with a port if it is not 53: 192.0.2.53, [2001:db8::53]:5353.</source>
        <translation>Schreiben Sie eine IP-Adresse, mit Port, wenn er nicht 53 ist: 192.0.2.53, [2001:db8::53]:5353.</translation>
    </message>
    <message>
        <source>Reading reports: %1</source>
        <translation>Berichte werden gelesen: %1</translation>
    </message>
    <message>
        <source>Reading reports</source>
        <translation>Berichte werden gelesen</translation>
    </message>
    <message>
        <source>Our nodes</source>
        <translation>Unsere Knoten</translation>
    </message>
    <message>
        <source>The CRM</source>
        <translation>Das CRM</translation>
    </message>
    <message>
        <source>Forwarders</source>
        <translation>Weiterleiter</translation>
    </message>
    <message>
        <source>Password of %1 at %2: </source>
        <translation>Passwort von %1 auf %2: </translation>
    </message>
    <message>
        <source>No password of the mailbox is kept</source>
        <translation>Kein Passwort des Postfachs ist aufbewahrt</translation>
    </message>
    <message>
        <source>The provider&apos;s consent ends within the hour</source>
        <translation>Die Zustimmung des Anbieters endet innerhalb einer Stunde</translation>
    </message>
    <message>
        <source>it gave nothing that renews it</source>
        <translation>er gab nichts, was sie erneuert</translation>
    </message>
    <message>
        <source>Ask for it in the scope: most providers call it offline_access.</source>
        <translation>Verlangen Sie es im Scope: Die meisten Anbieter nennen es offline_access.</translation>
    </message>
    <message>
        <source>denied by a name server that denies everything</source>
        <translation>verneint von einem Nameserver, der alles verneint</translation>
    </message>
    <message>
        <source>What would prove that it is from you could not be looked up.</source>
        <translation>Was beweisen würde, dass sie von Ihnen ist, konnte nicht nachgeschlagen werden.</translation>
    </message>
    <message>
        <source>Nobody has consented to the mailbox yet</source>
        <translation>Noch hat niemand dem Postfach zugestimmt</translation>
    </message>
    <message>
        <source>Give it in the window, under Reports mailboxes, or by feedback mailbox login; for a service in a file of mode 0600, or as a credential of its manager.</source>
        <translation>Geben Sie es im Fenster, unter Postfächer für Berichte, oder mit feedback mailbox login; für einen Dienst in einer Datei mit Modus 0600 oder als Credential seines Dienstverwalters.</translation>
    </message>
    <message>
        <source>Reading the mailbox %1</source>
        <translation>Postfach %1 lesen</translation>
    </message>
    <message>
        <source>Removing %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Asking for consent</source>
        <translation>Um Zustimmung bitten</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <translation>Es wurde angehalten</translation>
    </message>
    <message>
        <source>Give it in the window, under Reports mailboxes, or by feedback mailbox login; without a desktop in a file of mode 0600 (feedback pull --password-file FILE), on standard input (feedback pull --password-stdin), or as the credential imap-NAME of the service manager.</source>
        <translation>Geben Sie es im Fenster, unter Postfächer für Berichte, oder mit feedback mailbox login; ohne Desktop in einer Datei mit Modus 0600 (feedback pull --password-file DATEI), auf der Standardeingabe (feedback pull --password-stdin) oder als Credential imap-NAME der Dienstverwaltung.</translation>
    </message>
    <message>
        <source>If it is not yours, it is forged; receivers refuse it (%1).</source>
        <translation>Wenn sie nicht von Ihnen ist, ist sie gefälscht; Empfänger lehnen sie ab (%1).</translation>
    </message>
    <message>
        <source>If it is not yours, it is forged; receivers treat it as spam (%1).</source>
        <translation>Wenn sie nicht von Ihnen ist, ist sie gefälscht; Empfänger behandeln sie als Spam (%1).</translation>
    </message>
    <message>
        <source>If it is not yours, it is forged; its domain asks receivers to do nothing about that (%1).</source>
        <translation>Wenn sie nicht von Ihnen ist, ist sie gefälscht; ihre Domain bittet die Empfänger, nichts dagegen zu tun (%1).</translation>
    </message>
    <message>
        <source>This is no mail message</source>
        <translation>Das ist keine E-Mail-Nachricht</translation>
    </message>
    <message>
        <source>its header has no From field</source>
        <translation>ihr Kopf hat kein From-Feld</translation>
    </message>
    <message>
        <source>it has no header</source>
        <translation>sie hat keinen Kopf</translation>
    </message>
    <message>
        <source>The header is too large to be read whole, so that no verdict is known</source>
        <translation>Der Kopf ist zu groß, um ganz gelesen zu werden; daher ist kein Urteil bekannt</translation>
    </message>
    <message>
        <source>it has more than %L1 lines</source>
        <translation>er hat mehr als %L1 Zeilen</translation>
    </message>
    <message>
        <source>A header of this size is no usual mail: look where it was made.</source>
        <translation>Ein Kopf dieser Größe ist keine gewöhnliche Nachricht: Sehen Sie nach, wo er entstanden ist.</translation>
    </message>
    <message>
        <source>No address is known that handed the message over: neither was one named, nor does a Received field hold a public one.</source>
        <translation>Es ist keine Adresse bekannt, die die Nachricht übergab: Weder wurde eine genannt, noch steht eine öffentliche in einem Received-Feld.</translation>
    </message>
    <message>
        <source>No address is known that handed the message over: it has no Received field, so that it has not been sent yet, or is a copy of one&apos;s own, as folders of sent mail hold it.</source>
        <translation>Es ist keine Adresse bekannt, die die Nachricht übergab: Sie hat kein Received-Feld, ist also noch nicht gesendet oder eine eigene Kopie, wie sie im Ordner der gesendeten Nachrichten liegt.</translation>
    </message>
    <message>
        <source>Fill in &quot;Handed over by&quot;, or check the message as it arrived in a mailbox.</source>
        <translation>Füllen Sie „Übergeben von“ aus, oder prüfen Sie die Nachricht so, wie sie in einem Postfach ankam.</translation>
    </message>
    <message>
        <source>Fill in &quot;Handed over by&quot; and &quot;Envelope sender&quot;, or check the message as it arrived in a mailbox.</source>
        <translation>Füllen Sie „Übergeben von“ und „Absender im Umschlag“ aus, oder prüfen Sie die Nachricht so, wie sie in einem Postfach ankam.</translation>
    </message>
    <message>
        <source>Name the address that handed the message over: --client-ip IP. Or check the message as it arrived in a mailbox.</source>
        <translation>Nennen Sie die Adresse, die die Nachricht übergab: --client-ip IP. Oder prüfen Sie die Nachricht so, wie sie in einem Postfach ankam.</translation>
    </message>
    <message>
        <source>Name the address that handed the message over, and the envelope sender: --client-ip IP --mail-from ADDRESS. Or check the message as it arrived in a mailbox.</source>
        <translation>Nennen Sie die Adresse, die die Nachricht übergab, und den Umschlagabsender: --client-ip IP --mail-from ADRESSE. Oder prüfen Sie die Nachricht so, wie sie in einem Postfach ankam.</translation>
    </message>
    <message>
        <source>If %1 is yours: %2</source>
        <extracomment>%1 is a domain, %2 a sentence</extracomment>
        <translation>Wenn %1 Ihnen gehört: %2</translation>
    </message>
    <message>
        <source>SPF asks whether an address may send for this sender.</source>
        <translation>SPF fragt, ob eine Adresse für diesen Absender senden darf.</translation>
    </message>
    <message>
        <source>Without the address that handed it over it cannot be told whether it proves that it is from you.</source>
        <translation>Ohne die Adresse, die sie übergab, lässt sich nicht sagen, ob sie beweist, dass sie von Ihnen ist.</translation>
    </message>
    <message>
        <source>Fill in another &quot;Name server&quot; (under &quot;More&quot;), or leave a network that wants to be logged in to first. Nothing is known until then.</source>
        <translation>Füllen Sie einen anderen „Nameserver“ aus (unter „Mehr“), oder verlassen Sie ein Netz, das zuerst eine Anmeldung will. Bis dahin ist nichts bekannt.</translation>
    </message>
    <message>
        <source>Name another name server: --resolver IP. Or leave a network that wants to be logged in to first. Nothing is known until then.</source>
        <translation>Nennen Sie einen anderen Nameserver: --resolver IP. Oder verlassen Sie ein Netz, das zuerst eine Anmeldung will. Bis dahin ist nichts bekannt.</translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation>Das Zertifikat</translation>
    </message>
    <message>
        <source>The key behind the TLSA record</source>
        <translation>Der Schlüssel hinter dem TLSA-Eintrag</translation>
    </message>
    <message>
        <source>The registration</source>
        <translation>Die Registrierung</translation>
    </message>
    <message>
        <source>A DNSSEC signature</source>
        <translation>Eine DNSSEC-Signatur</translation>
    </message>
    <message>
        <source>security.txt</source>
        <translation>security.txt</translation>
    </message>
    <message>
        <source>A date</source>
        <translation>Ein Datum</translation>
    </message>
    <message>
        <source>%1 of %2 has run out.</source>
        <translation>%1 von %2 ist abgelaufen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 runs out in %n day(s).</source>
        <extracomment>%1: &quot;The certificate&quot;, %2: a name</extracomment>
        <translation>
            <numerusform>%1 von %2 läuft in %n Tag ab.</numerusform>
            <numerusform>%1 von %2 läuft in %n Tagen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 fails on %2: %3.</source>
        <translation>%1 ist bei %2 nicht erfüllt: %3.</translation>
    </message>
    <message>
        <source>Measuring %1</source>
        <translation>%1 wird gemessen</translation>
    </message>
    <message>
        <source>Measuring against the controls</source>
        <translation>Es wird an den Prüfungen gemessen</translation>
    </message>
    <message>
        <source>The measurement was called off</source>
        <translation>Die Messung wurde abgebrochen</translation>
    </message>
    <message>
        <source>Accepting the risk of %1</source>
        <translation>Das Risiko von %1 wird angenommen</translation>
    </message>
    <message>
        <source>Withdrawing the acceptance of %1</source>
        <translation>Die Annahme von %1 wird zurückgezogen</translation>
    </message>
    <message>
        <source>Saving the answer to %1</source>
        <translation>Die Antwort auf %1 wird gespeichert</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Choose a file that you may read.</source>
        <translation>Wählen Sie eine Datei, die Sie lesen dürfen.</translation>
    </message>
    <message>
        <source>A partner&apos;s gateway speaks TLS 1.0 until it is replaced.</source>
        <translation>Das Gateway eines Partners spricht TLS 1.0, bis es ersetzt ist.</translation>
    </message>
</context>
<context>
    <name>bw::settings::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Of this computer first, then of this store</source>
        <translation>Zuerst die dieses Rechners, dann die dieses Datenspeichers</translation>
    </message>
    <message>
        <source>Saved in this store</source>
        <translation>In diesem Datenspeicher gespeichert</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Aussehen und Sprache</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>A&amp;ussehen</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Rows of tables</source>
        <translation>Tabellen&amp;zeilen</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>&amp;Patterns beside colours in charts</source>
        <translation>&amp;Muster neben Farben in Diagrammen</translation>
    </message>
    <message>
        <source>Always show the &amp;menu bar</source>
        <translation>Me&amp;nüleiste immer zeigen</translation>
    </message>
    <message>
        <source>Home time zone of this store</source>
        <translation>Heimatzeitzone dieses Datenspeichers</translation>
    </message>
    <message>
        <source>Change home zone…</source>
        <translation>Heimatzeitzone ändern …</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Keep addresses of recipients read&amp;able</source>
        <translation>Adressen von Empfängern &amp;lesbar aufbewahren</translation>
    </message>
    <message>
        <source>Off: recipients are keyed hashes. Nobody can read them, searching by the full address works all the same.</source>
        <translation>Aus: Empfänger sind Schlüssel-Hashes. Niemand kann sie lesen, die Suche nach der vollen Adresse geht trotzdem.</translation>
    </message>
    <message>
        <source>&amp;Own domains, one a line</source>
        <translation>&amp;Eigene Domains, eine je Zeile</translation>
    </message>
    <message>
        <source>Senders of these domains stay readable, since they are yours. All other senders are hashed like recipients.</source>
        <translation>Absender dieser Domains bleiben lesbar, denn sie sind Ihre. Alle anderen Absender werden wie Empfänger gehasht.</translation>
    </message>
    <message>
        <source>Save domains</source>
        <translation>Domains speichern</translation>
    </message>
    <message>
        <source>Sending streams</source>
        <translation>Versandströme</translation>
    </message>
    <message>
        <source>This store</source>
        <translation>Dieser Datenspeicher</translation>
    </message>
    <message>
        <source>This store is open read-only.</source>
        <translation>Dieser Datenspeicher ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Days begin at midnight of %1. Figures by day are exact from %2 on; older ones were counted in the zone before.</source>
        <translation>Tage beginnen um Mitternacht in %1. Tageswerte stimmen ab %2 genau; ältere wurden in der Zone davor gezählt.</translation>
    </message>
    <message>
        <source>Days begin at midnight of %1.</source>
        <translation>Tage beginnen um Mitternacht in %1.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Figures kept</source>
        <translation>Zahlen aufbewahrt</translation>
    </message>
    <message>
        <source>volume for ever by day, 13 months by quarter of an hour; logins, streams and destinations 13 months</source>
        <translation>Volumen für immer nach Tagen, 13 Monate nach Viertelstunden; Anmeldungen, Ströme und Ziele 13 Monate</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Store id</source>
        <translation>Kennung des Datenspeichers</translation>
    </message>
    <message>
        <source>Key id</source>
        <translation>Kennung des Schlüssels</translation>
    </message>
    <message>
        <source>Addresses of recipients</source>
        <translation>Adressen von Empfängern</translation>
    </message>
    <message>
        <source>Keep addresses of recipients readable from now on?</source>
        <translation>Adressen von Empfängern von jetzt an lesbar aufbewahren?</translation>
    </message>
    <message>
        <source>Whoever opens this store can then read who was written to. Messages that are stored already stay hashed. You may have to tell your data protection officer.</source>
        <translation>Wer diesen Datenspeicher öffnet, kann dann lesen, wem geschrieben wurde. Schon gespeicherte Nachrichten bleiben gehasht. Womöglich müssen Sie Ihre Datenschutzbeauftragten informieren.</translation>
    </message>
    <message>
        <source>Keep readable</source>
        <translation>Lesbar aufbewahren</translation>
    </message>
    <message>
        <source>Keep hashed</source>
        <translation>Als Hashes lassen</translation>
    </message>
    <message>
        <source>Turn all readable addresses into keyed hashes?</source>
        <translation>Alle lesbaren Adressen in Schlüssel-Hashes umwandeln?</translation>
    </message>
    <message>
        <source>This cannot be undone. The store is compacted, so that nothing readable remains in the file.</source>
        <translation>Das lässt sich nicht rückgängig machen. Der Datenspeicher wird verdichtet, damit nichts Lesbares in der Datei bleibt.</translation>
    </message>
    <message>
        <source>Hash them</source>
        <translation>In Hashes umwandeln</translation>
    </message>
    <message>
        <source>Change home zone</source>
        <translation>Heimatzeitzone ändern</translation>
    </message>
    <message>
        <source>Let days begin at midnight of %1?</source>
        <translation>Sollen Tage um Mitternacht in %1 beginnen?</translation>
    </message>
    <message>
        <source>Figures by day are counted anew as far back as finer figures are kept. Older days stay as they were counted in %1; the store says from when on they are right.</source>
        <translation>Tageswerte werden neu gezählt, soweit feinere Zahlen noch aufbewahrt sind. Ältere Tage bleiben, wie sie in %1 gezählt wurden; der Datenspeicher sagt, ab wann sie stimmen.</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>%1 behalten</translation>
    </message>
    <message>
        <source>Settings hold for all nodes.</source>
        <translation>Einstellungen gelten für alle Knoten.</translation>
    </message>
    <message>
        <source>The home zone of the store is changed below.</source>
        <translation>Die Heimatzeitzone des Datenspeichers wird unten geändert.</translation>
    </message>
    <message>
        <source>Queue ids kept</source>
        <translation>Aufbewahrte Queue-IDs</translation>
    </message>
    <message>
        <source>Rows kept for</source>
        <translation>Zeilen bleiben</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) after they were stored; then their figures remain</source>
        <translation>
            <numerusform>einen Tag nach dem Speichern; danach bleiben ihre Zahlen</numerusform>
            <numerusform>%n Tage nach dem Speichern; danach bleiben ihre Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>On this desk this store is always opened read-only.</source>
        <translation>An diesem Arbeitsplatz wird dieser Datenspeicher immer nur lesend geöffnet.</translation>
    </message>
    <message>
        <source>Open for changes</source>
        <translation>Zum Ändern öffnen</translation>
    </message>
    <message>
        <source>Settings hold for every time range.</source>
        <translation>Einstellungen gelten für jeden Zeitraum.</translation>
    </message>
    <message>
        <source>Tell me when nobody looks</source>
        <translation>Melden, wenn niemand hinsieht</translation>
    </message>
    <message>
        <source>A silent node, a changed host key, an attack on logins: told once until it is over, after a round of &quot;Collect&quot;. Messages name no account and no address.</source>
        <translation>Ein stummer Knoten, ein geänderter Host-Schlüssel, ein Angriff auf Anmeldungen: nach einem Abholen einmal gemeldet, bis es vorbei ist. Nachrichten nennen kein Konto und keine Adresse.</translation>
    </message>
    <message>
        <source>Sending a test message</source>
        <translation>Probenachricht wird gesendet</translation>
    </message>
    <message>
        <source>Sending a message to %1 …</source>
        <translation>Nachricht an %1 wird gesendet …</translation>
    </message>
    <message>
        <source>Sent. Look whether it arrived at %1.</source>
        <translation>Gesendet. Sehen Sie nach, ob sie bei %1 angekommen ist.</translation>
    </message>
    <message>
        <source>Keeping the password</source>
        <translation>Passwort wird aufbewahrt</translation>
    </message>
    <message>
        <source>Asking the keychain …</source>
        <translation>Der Schlüsselbund wird gefragt …</translation>
    </message>
    <message>
        <source>The password is in the keychain.</source>
        <translation>Das Passwort liegt im Schlüsselbund.</translation>
    </message>
    <message>
        <source>Reading the fleet</source>
        <translation>Flotte lesen</translation>
    </message>
    <message>
        <source>&amp;Collect while this console is open</source>
        <translation>Abholen, solange diese Konsole &amp;offen ist</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Every</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>Connections stay open in between. Where the collector service reads this store, the console leaves it to it.</source>
        <translation>Dazwischen bleiben die Verbindungen offen. Wo der Abholdienst für diesen Datenspeicher liest, überlässt die Konsole es ihm.</translation>
    </message>
    <message>
        <source>Save the changed rules of sending streams?</source>
        <translation>Die geänderten Regeln der Sendeströme speichern?</translation>
    </message>
    <message>
        <source>Save the changed own domains?</source>
        <translation>Die geänderten eigenen Domains speichern?</translation>
    </message>
    <message>
        <source>Looking up DNS records</source>
        <translation>DNS-Einträge nachschlagen</translation>
    </message>
    <message>
        <source>as this computer does</source>
        <translation>wie dieser Rechner</translation>
    </message>
    <message>
        <source>For checks of messages. Empty: the servers of /etc/resolv.conf.</source>
        <translation>Für Prüfungen von Nachrichten. Leer: die Server aus /etc/resolv.conf.</translation>
    </message>
    <message>
        <source>Name server to ask</source>
        <translation>Gefragter Nameserver</translation>
    </message>
    <message>
        <source>rules of sending streams</source>
        <translation>Regeln der Sendeströme</translation>
    </message>
    <message>
        <source>rules that name sources</source>
        <translation>Regeln, die Quellen benennen</translation>
    </message>
    <message>
        <source>own domains</source>
        <translation>eigene Domains</translation>
    </message>
    <message>
        <source>Save what was changed (%1)?</source>
        <extracomment>%1 is a list: &quot;rules of sending streams, own domains&quot;</extracomment>
        <translation>Das Geänderte speichern (%1)?</translation>
    </message>
    <message>
        <source>Save the changed rules that name sources?</source>
        <translation>Die geänderten Regeln, die Quellen benennen, speichern?</translation>
    </message>
    <message>
        <source>Sources of mail</source>
        <translation>Quellen der Mail</translation>
    </message>
    <message>
        <source>Look up the names of addresses that send in your domains&apos; names</source>
        <translation>Namen der Adressen nachschlagen, die im Namen Ihrer Domains senden</translation>
    </message>
    <message>
        <source>Your name server learns which addresses these are. Otherwise nothing asks for them.</source>
        <translation>Ihr Nameserver erfährt, welche Adressen das sind. Sonst fragt nichts nach ihnen.</translation>
    </message>
</context>
<context>
    <name>bw::settings::SourcesEditor</name>
    <message>
        <source>A source is whoever sends mail in the names of your domains: your own servers, a service that sends for you, a forwarder, a stranger. The first rule whose fields all fit names it; an empty field fits anything. Your nodes and the well-known services are known without a rule. Rules apply when figures are read, back to the first day.</source>
        <translation>Eine Quelle ist, wer im Namen Ihrer Domains Mail sendet: Ihre eigenen Server, ein Dienst, der für Sie sendet, ein Weiterleiter, Fremde. Die erste Regel, deren Felder alle passen, benennt sie; ein leeres Feld passt auf alles. Ihre Knoten und die bekannten Dienste sind ohne Regel bekannt. Regeln gelten beim Lesen der Zahlen, zurück bis zum ersten Tag.</translation>
    </message>
    <message>
        <source>No rule yet: only your nodes and the well-known services have names.</source>
        <translation>Noch keine Regel: Nur Ihre Knoten und die bekannten Dienste haben Namen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of source rule %1</source>
        <translation>Name der Quellenregel %1</translation>
    </message>
    <message>
        <source>Our CRM</source>
        <translation>Unser CRM</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>What source rule %1 says it is</source>
        <translation>Was es laut Quellenregel %1 ist</translation>
    </message>
    <message>
        <source>Address or network</source>
        <translation>Adresse oder Netz</translation>
    </message>
    <message>
        <source>Address or network of source rule %1</source>
        <translation>Adresse oder Netz der Quellenregel %1</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>192.0.2.7, 192.0.2.0/24 or 2001:db8::/32</source>
        <translation>192.0.2.7, 192.0.2.0/24 oder 2001:db8::/32</translation>
    </message>
    <message>
        <source>DKIM signed by</source>
        <translation>DKIM signiert von</translation>
    </message>
    <message>
        <source>Signing domain of source rule %1</source>
        <translation>Signierende Domain der Quellenregel %1</translation>
    </message>
    <message>
        <source>The domain (d=) of a signature that verified: esp.example, or *.esp.example for those below it</source>
        <translation>Die Domain (d=) einer gültigen Signatur: esp.example, oder *.esp.example für die darunter</translation>
    </message>
    <message>
        <source>SPF passed for</source>
        <translation>SPF bestand für</translation>
    </message>
    <message>
        <source>Domain that SPF passed for of source rule %1</source>
        <translation>Domain der Quellenregel %1, für die SPF bestand</translation>
    </message>
    <message>
        <source>esp.example, or *.esp.example for those below it</source>
        <translation>esp.example, oder *.esp.example für die darunter</translation>
    </message>
    <message>
        <source>Only of domain</source>
        <translation>Nur von Domain</translation>
    </message>
    <message>
        <source>Domain in From of source rule %1</source>
        <translation>Domain in From der Quellenregel %1</translation>
    </message>
    <message>
        <source>Only mail in this domain&apos;s name: shop.example, or *.shop.example for those below it</source>
        <translation>Nur Mail im Namen dieser Domain: shop.example, oder *.shop.example für die darunter</translation>
    </message>
    <message>
        <source>Well-known services</source>
        <translation>Bekannte Dienste</translation>
    </message>
    <message>
        <source>All of them, as they are known</source>
        <translation>Alle, wie sie bekannt sind</translation>
    </message>
    <message>
        <source>No report is about the chosen range, so there is nothing to try the rules on.</source>
        <translation>Kein Bericht betrifft den gewählten Zeitraum, daher gibt es nichts, an dem sich die Regeln erproben ließen.</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Heißt</translation>
    </message>
    <message>
        <source>Addresses now</source>
        <translation>Adressen jetzt</translation>
    </message>
    <message>
        <source>then</source>
        <translation>dann</translation>
    </message>
    <message>
        <source>Messages now</source>
        <translation>Nachrichten jetzt</translation>
    </message>
    <message>
        <source>%1 of %2 reported messages of the chosen range would be called otherwise:</source>
        <translation>%1 von %2 berichteten Nachrichten des gewählten Zeitraums hießen anders:</translation>
    </message>
</context>
<context>
    <name>bw::settings::StreamsEditor</name>
    <message>
        <source>A stream is what is sent for one purpose: newsletters, invoices, people. The first rule whose fields all fit names it; an empty field fits anything. Rules apply when figures are read, back to the first day.</source>
        <translation>Ein Strom ist, was zu einem Zweck gesendet wird: Rundbriefe, Rechnungen, Leute. Die erste Regel, deren Felder alle passen, benennt ihn; ein leeres Feld passt auf alles. Regeln gelten beim Lesen der Zahlen, zurück bis zum ersten Tag.</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Sender domain</source>
        <translation>Absenderdomain</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldename</translation>
    </message>
    <message>
        <source>Client network</source>
        <translation>Clientnetz</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>No rule yet: everything is “other”.</source>
        <translation>Noch keine Regel: alles ist „Sonstige“.</translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation>Rundbrief</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Stream of rule %1</source>
        <translation>Strom der Regel %1</translation>
    </message>
    <message>
        <source>Sender domain of rule %1</source>
        <translation>Absenderdomain der Regel %1</translation>
    </message>
    <message>
        <source>Login of rule %1</source>
        <translation>Anmeldename der Regel %1</translation>
    </message>
    <message>
        <source>Client network of rule %1</source>
        <translation>Clientnetz der Regel %1</translation>
    </message>
    <message>
        <source>192.0.2.0/24, 2001:db8::/32, or “local” for mail that no client handed in</source>
        <translation>192.0.2.0/24, 2001:db8::/32 oder „local“ für Mail, die kein Client eingeliefert hat</translation>
    </message>
    <message>
        <source>Instance of rule %1</source>
        <translation>Instanz der Regel %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n known sending keys would get another stream. Recipients in the chosen range:</source>
        <translation>
            <numerusform>%1 von einem bekannten Sendeschlüssel käme in einen anderen Strom. Empfänger im gewählten Zeitraum:</numerusform>
            <numerusform>%1 von %n bekannten Sendeschlüsseln kämen in einen anderen Strom. Empfänger im gewählten Zeitraum:</numerusform>
        </translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>then</source>
        <translation>dann</translation>
    </message>
</context>
<context>
    <name>bw::settings::TellForm</name>
    <message>
        <source>Show a &amp;notification on this desktop</source>
        <translation>&amp;Benachrichtigung auf diesem Desktop zeigen</translation>
    </message>
    <message>
        <source>Send a test message</source>
        <translation>&amp;Probenachricht senden</translation>
    </message>
    <message>
        <source>Mail to thi&amp;s address</source>
        <translation>Ma&amp;il an diese Adresse</translation>
    </message>
    <message>
        <source>Empty: no mail is sent.</source>
        <translation>Leer: Es wird keine Mail gesendet.</translation>
    </message>
    <message>
        <source>&amp;Keep password</source>
        <translation>Au&amp;fbewahren</translation>
    </message>
    <message>
        <source>&amp;Your mail server</source>
        <translation>Ih&amp;r Mailserver</translation>
    </message>
    <message>
        <source>The name that its certificate bears.</source>
        <translation>Der Name, der in seinem Zertifikat steht.</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Verschlüsselun&amp;g</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Konto</translation>
    </message>
    <message>
        <source>Empty: nobody logs in.</source>
        <translation>Leer: ohne Anmeldung.</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>It goes into the desktop&apos;s keychain.</source>
        <translation>Kommt in den Schlüsselbund.</translation>
    </message>
    <message>
        <source>&amp;Quiet hours from</source>
        <translation>Ruhezeit &amp;von</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>Ruhezeit beginnt</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>Ruhezeit endet</translation>
    </message>
    <message>
        <source>to</source>
        <extracomment>between the begin and the end of quiet hours: 22:00 to 07:00</extracomment>
        <translation>bis</translation>
    </message>
    <message>
        <source>In the store&apos;s home zone. What happens then is told when they end.</source>
        <translation>In der Heimatzone des Datenspeichers. Was dann geschieht, wird danach gemeldet.</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>A node is s&amp;ilent after</source>
        <translation>Ein Knoten s&amp;chweigt nach</translation>
    </message>
    <message>
        <source>Minutes after which a node is silent</source>
        <translation>Minuten, nach denen ein Knoten als stumm gilt</translation>
    </message>
    <message>
        <source>Something is being done already.</source>
        <translation>Es läuft schon etwas.</translation>
    </message>
    <message>
        <source>Name an address and your mail server first.</source>
        <translation>Nennen Sie zuerst eine Adresse und Ihren Mailserver.</translation>
    </message>
    <message>
        <source>Type the server, the user and the password first.</source>
        <translation>Geben Sie zuerst Server, Konto und Passwort ein.</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Authority of the mail server&apos;s certificate</source>
        <translation>Zertifizierungsstelle des Mailservers</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Empty: those that this computer trusts. Else a file in PEM, for a server with a certificate of your own.</source>
        <translation>Leer: die, denen dieser Rechner vertraut. Sonst eine PEM-Datei, für einen Server mit eigenem Zertifikat.</translation>
    </message>
    <message>
        <source>Write the whole path, from / on.</source>
        <translation>Schreiben Sie den ganzen Pfad, ab /.</translation>
    </message>
    <message>
        <source>This is no mail address. Write one as in name@example.com.</source>
        <translation>Das ist keine Mail-Adresse. Schreiben Sie eine wie name@example.com.</translation>
    </message>
    <message>
        <source>Write one address alone, as in name@example.com.</source>
        <translation>Schreiben Sie nur eine Adresse, wie name@example.com.</translation>
    </message>
    <message>
        <source>An address has an @, as in name@example.com.</source>
        <translation>Eine Adresse hat ein @, wie name@example.com.</translation>
    </message>
</context>
<context>
    <name>bw::shell::Actions</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A tool-tip: what it does (its key)</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>Da&amp;ten</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;New store…</source>
        <translation>&amp;Neuer Datenspeicher …</translation>
    </message>
    <message>
        <source>Make an empty store in a file of your choice</source>
        <translation>Einen leeren Datenspeicher in einer Datei Ihrer Wahl anlegen</translation>
    </message>
    <message>
        <source>&amp;Open store…</source>
        <translation>Datenspeicher ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open another store</source>
        <translation>Einen anderen Datenspeicher öffnen</translation>
    </message>
    <message>
        <source>Open store read-&amp;only…</source>
        <translation>Datenspeicher nur zum &amp;Lesen öffnen …</translation>
    </message>
    <message>
        <source>Look at a store without changing it</source>
        <translation>Einen Datenspeicher ansehen, ohne ihn zu ändern</translation>
    </message>
    <message>
        <source>&amp;Recent stores</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Back up store…</source>
        <translation>Datenspeicher &amp;sichern …</translation>
    </message>
    <message>
        <source>Copy the store, with its key if you like</source>
        <translation>Den Datenspeicher kopieren, auf Wunsch mit seinem Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Import logs…</source>
        <translation>Protokolle &amp;importieren …</translation>
    </message>
    <message>
        <source>Read log files into the store</source>
        <translation>Protokolldateien in den Datenspeicher importieren</translation>
    </message>
    <message>
        <source>Import a &amp;folder of logs…</source>
        <translation>Einen &amp;Ordner mit Protokollen importieren …</translation>
    </message>
    <message>
        <source>Read every log file in a folder</source>
        <translation>Alle Protokolldateien eines Ordners importieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Write what this page shows to a file</source>
        <translation>In eine Datei schreiben, was diese Seite zeigt</translation>
    </message>
    <message>
        <source>Show example &amp;data</source>
        <translation>&amp;Beispieldaten zeigen</translation>
    </message>
    <message>
        <source>A made-up fleet of 12 nodes under attack, in a store of its own</source>
        <translation>Eine erfundene Flotte von 12 Knoten unter Angriff, in einem eigenen Datenspeicher</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Been&amp;den</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>Zurück, wo Sie waren</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Wieder vorwärts</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Neu ansehen</translation>
    </message>
    <message>
        <source>Ask the store again for what this page shows</source>
        <translation>Den Datenspeicher noch einmal fragen, was diese Seite zeigt</translation>
    </message>
    <message>
        <source>Time &amp;range…</source>
        <translation>Zeit&amp;raum …</translation>
    </message>
    <message>
        <source>Choose the time range</source>
        <translation>Den Zeitraum wählen</translation>
    </message>
    <message>
        <source>&amp;Nodes…</source>
        <translation>&amp;Knoten …</translation>
    </message>
    <message>
        <source>Choose nodes</source>
        <translation>Knoten wählen</translation>
    </message>
    <message>
        <source>Time &amp;zone…</source>
        <translation>Z&amp;eitzone …</translation>
    </message>
    <message>
        <source>Choose the time zone</source>
        <translation>Die Zeitzone wählen</translation>
    </message>
    <message>
        <source>Zoom bac&amp;k</source>
        <translation>Z&amp;urückzoomen</translation>
    </message>
    <message>
        <source>Back to the range before the last zoom</source>
        <translation>Zurück zum Zeitraum vor der letzten Vergrößerung</translation>
    </message>
    <message>
        <source>&amp;Whole range</source>
        <translation>&amp;Ganzer Zeitraum</translation>
    </message>
    <message>
        <source>Leave every zoom</source>
        <translation>Jede Vergrößerung verlassen</translation>
    </message>
    <message>
        <source>N&amp;avigation</source>
        <translation>N&amp;avigation</translation>
    </message>
    <message>
        <source>Names of the pages, or icons alone</source>
        <translation>Namen der Seiten oder nur Symbole</translation>
    </message>
    <message>
        <source>&amp;Side panel</source>
        <translation>&amp;Seitenleiste</translation>
    </message>
    <message>
        <source>Show or close the side panel</source>
        <translation>Die Seitenleiste zeigen oder schließen</translation>
    </message>
    <message>
        <source>Ne&amp;xt region</source>
        <translation>Näc&amp;hster Bereich</translation>
    </message>
    <message>
        <source>Pages, top bar, content, side panel, status bar</source>
        <translation>Seiten, Kopfleiste, Inhalt, Seitenleiste, Statusleiste</translation>
    </message>
    <message>
        <source>Pre&amp;vious region</source>
        <translation>Voriger &amp;Bereich</translation>
    </message>
    <message>
        <source>&amp;Find on this page</source>
        <translation>Auf dieser Seite &amp;suchen</translation>
    </message>
    <message>
        <source>The search field of the page, or the filter of its table</source>
        <translation>Das Suchfeld der Seite oder der Filter ihrer Tabelle</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>&amp;Filter entfernen</translation>
    </message>
    <message>
        <source>Sending &amp;streams…</source>
        <translation>&amp;Versandströme …</translation>
    </message>
    <message>
        <source>Rules that name what is sent for whom</source>
        <translation>Regeln, die benennen, was für wen gesendet wird</translation>
    </message>
    <message>
        <source>About this s&amp;tore…</source>
        <translation>Über diesen &amp;Datenspeicher …</translation>
    </message>
    <message>
        <source>Size, privacy, retention, home zone</source>
        <translation>Größe, Datenschutz, Aufbewahrung, Heimatzeitzone</translation>
    </message>
    <message>
        <source>&amp;Search, or run a command…</source>
        <translation>&amp;Suchen oder einen Befehl ausführen …</translation>
    </message>
    <message>
        <source>Pages, commands, messages, logins, addresses, hosts</source>
        <translation>Seiten, Befehle, Nachrichten, Anmeldenamen, Adressen, Hosts</translation>
    </message>
    <message>
        <source>Se&amp;ttings</source>
        <translation>&amp;Einstellungen</translation>
    </message>
    <message>
        <source>Look, language, time zone, privacy, streams</source>
        <translation>Aussehen, Sprache, Zeitzone, Datenschutz, Ströme</translation>
    </message>
    <message>
        <source>What this page answers, and how to go on</source>
        <translation>Was diese Seite beantwortet, und wie es weitergeht</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Tastatur</translation>
    </message>
    <message>
        <source>Every key in one list</source>
        <translation>Alle Tasten in einer Liste</translation>
    </message>
    <message>
        <source>&amp;About Breakwater</source>
        <translation>Ü&amp;ber Breakwater</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>&amp;Collect now</source>
        <translation>Jetzt &amp;abholen</translation>
    </message>
    <message>
        <source>Read the chosen nodes over their routes</source>
        <translation>Die gewählten Knoten über ihre Zugangswege lesen</translation>
    </message>
    <message>
        <source>&amp;Add node…</source>
        <translation>&amp;Knoten hinzufügen …</translation>
    </message>
    <message>
        <source>Reach a mail server by SSH, or its files on this computer</source>
        <translation>Einen Mailserver über SSH erreichen, oder seine Dateien auf diesem Rechner</translation>
    </message>
    <message>
        <source>Compare &amp;snapshots…</source>
        <translation>&amp;Stände vergleichen …</translation>
    </message>
    <message>
        <source>What differs between two moments or two nodes</source>
        <translation>Was sich zwischen zwei Zeitpunkten oder zwei Knoten unterscheidet</translation>
    </message>
    <message>
        <source>Fl&amp;eet</source>
        <translation>F&amp;lotte</translation>
    </message>
    <message>
        <source>All nodes, the whole range, and every filter of this page away</source>
        <translation>Alle Knoten und den ganzen Zeitraum zeigen, und die Filter dieser Seite entfernen</translation>
    </message>
    <message>
        <source>Import re&amp;ports…</source>
        <translation>Berichte im&amp;portieren …</translation>
    </message>
    <message>
        <source>Read DMARC and TLS reports and complaints into the store</source>
        <translation>DMARC- und TLS-Berichte und Beschwerden in den Datenspeicher lesen</translation>
    </message>
    <message>
        <source>Import a folder of repor&amp;ts…</source>
        <translation>Ordner mit Berich&amp;ten importieren …</translation>
    </message>
    <message>
        <source>Read every report in a folder, and in the mailboxes below it</source>
        <translation>Jeden Bericht eines Ordners und der Postfächer darunter lesen</translation>
    </message>
    <message>
        <source>&amp;Check a message…</source>
        <translation>Nachricht &amp;prüfen …</translation>
    </message>
    <message>
        <source>Whether one message proves who it is from: SPF, DKIM, DMARC, ARC</source>
        <translation>Ob eine Nachricht beweist, von wem sie ist: SPF, DKIM, DMARC, ARC</translation>
    </message>
    <message>
        <source>Reports &amp;mailboxes…</source>
        <translation>Postfä&amp;cher für Berichte …</translation>
    </message>
    <message>
        <source>Mailboxes that reports come into: name them, read them</source>
        <translation>Postfächer, in denen Berichte ankommen: nennen und lesen</translation>
    </message>
</context>
<context>
    <name>bw::shell::BackupDialog</name>
    <message>
        <source>Back up store</source>
        <translation>Datenspeicher sichern</translation>
    </message>
    <message>
        <source>The copy is whole and stands alone; work goes on while it is made.</source>
        <translation>Die Kopie ist vollständig und steht für sich; gearbeitet wird währenddessen weiter.</translation>
    </message>
    <message>
        <source>%1-%2.bw</source>
        <comment>file name of a backup: store, date</comment>
        <translation>%1-%2.bw</translation>
    </message>
    <message>
        <source>Copy &amp;to</source>
        <translation>Kopie &amp;nach</translation>
    </message>
    <message>
        <source>Name a file for the copy.</source>
        <translation>Nennen Sie eine Datei für die Kopie.</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>With the store&apos;s &amp;key, locked by a passphrase</source>
        <translation>Mit dem &amp;Schlüssel des Datenspeichers, durch ein Passwort verschlossen</translation>
    </message>
    <message>
        <source>Without the key the copy opens and counts, but nobody can search it by an address any more.</source>
        <translation>Ohne den Schlüssel lässt sich die Kopie öffnen und zählt, aber niemand kann darin noch nach einer Adresse suchen.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>At least 8 characters. Nobody can open the key without it, neither can we.</source>
        <translation>Mindestens 8 Zeichen. Ohne es kann niemand den Schlüssel öffnen, auch wir nicht.</translation>
    </message>
    <message>
        <source>A passphrase has at least 8 characters.</source>
        <translation>Ein Passwort hat mindestens 8 Zeichen.</translation>
    </message>
    <message>
        <source>Passphrase a&amp;gain</source>
        <translation>Passwort wiederh&amp;olen</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Die beiden Passwörter unterscheiden sich.</translation>
    </message>
    <message>
        <source>&amp;Back up</source>
        <translation>Si&amp;chern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Breakwater stores (*.bw)</source>
        <translation>Breakwater-Datenspeicher (*.bw)</translation>
    </message>
</context>
<context>
    <name>bw::shell::CommandPalette</name>
    <message>
        <source>Enter</source>
        <extracomment>The key, in a little box</extracomment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Search, or a command</source>
        <translation>Suche oder Befehl</translation>
    </message>
    <message>
        <source>Page, command, message id, queue id, address, login or host</source>
        <translation>Seite, Befehl, Message-ID, Queue-ID, Adresse, Anmeldename oder Host</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>bw::shell::Export</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>streams</source>
        <translation>Ströme</translation>
    </message>
    <message>
        <source>destinations</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>sender domains</source>
        <translation>Absenderdomains</translation>
    </message>
    <message>
        <source>logins</source>
        <translation>Anmeldenamen</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>outcomes</source>
        <translation>Ausgänge</translation>
    </message>
    <message>
        <source>mechanisms</source>
        <translation>Mechanismen</translation>
    </message>
    <message>
        <source>services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei ließ sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space.</source>
        <translation>Wählen Sie einen anderen Ordner oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1-Dateien (*.%2)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Nach %1 exportiert</translation>
    </message>
    <message>
        <source>This page has nothing to export yet</source>
        <translation>Diese Seite hat noch nichts zu exportieren</translation>
    </message>
    <message>
        <source>Exporting to %1</source>
        <translation>Export nach %1</translation>
    </message>
    <message>
        <source>%1 to %2 in %3</source>
        <translation>%1 bis %2 in %3</translation>
    </message>
    <message>
        <source>heard: %1</source>
        <translation>erfasst: %1</translation>
    </message>
    <message>
        <source>times of rows: UTC</source>
        <translation>Zeiten der Zeilen: UTC</translation>
    </message>
    <message>
        <source>exported %1</source>
        <translation>exportiert %1</translation>
    </message>
    <message>
        <source>The file was not written: there is one of this name.</source>
        <translation>Die Datei wurde nicht geschrieben: Es gibt schon eine mit diesem Namen.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>all</source>
        <comment>nodes</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>everything that is kept</source>
        <translation>alles, was aufbewahrt ist</translation>
    </message>
    <message>
        <source>heard: %1, counts are lower bounds</source>
        <translation>erfasst: %1, Anzahlen sind Untergrenzen</translation>
    </message>
    <message>
        <source>What was chosen is still being read.</source>
        <translation>Was gewählt wurde, wird noch gelesen.</translation>
    </message>
</context>
<context>
    <name>bw::shell::Finder</name>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Sending volume of this node</source>
        <translation>Versandvolumen dieses Knotens</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>%1 to %2, %3</source>
        <extracomment>A message in the search: sender, destination, when accepted</extracomment>
        <translation>%1 an %2, %3</translation>
    </message>
    <message>
        <source>Filtered pages</source>
        <translation>Gefilterte Seiten</translation>
    </message>
    <message>
        <source>Page, filtered</source>
        <translation>Seite, gefiltert</translation>
    </message>
    <message>
        <source>Sending volume to %1</source>
        <translation>Versandvolumen an %1</translation>
    </message>
    <message>
        <source>Logins from %1</source>
        <translation>Anmeldungen von %1</translation>
    </message>
    <message>
        <source>Messages with %1</source>
        <translation>Nachrichten mit %1</translation>
    </message>
    <message>
        <source>Logins</source>
        <translation>Anmeldungen</translation>
    </message>
    <message numerus="yes">
        <source>Queue id, found on %n node(s)</source>
        <translation>
            <numerusform>Queue-ID, gefunden auf einem Knoten</numerusform>
            <numerusform>Queue-ID, gefunden auf %n Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>Search by address is off: this store&apos;s key is not on this computer.</source>
        <translation>Die Suche nach Adressen ist aus: der Schlüssel dieses Datenspeichers ist nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>An address that no kept message names</source>
        <translation>Eine Adresse, die in keiner aufbewahrten Nachricht steht</translation>
    </message>
    <message>
        <source>May be a queue id, but no kept message has it</source>
        <translation>Vielleicht eine Queue-ID, aber keine aufbewahrte Nachricht hat sie</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
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
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Open its way</source>
        <translation>Ihren Weg öffnen</translation>
    </message>
    <message numerus="yes">
        <source>No message, but refused %n time(s)</source>
        <translation>
            <numerusform>Keine Nachricht, aber einmal abgelehnt</numerusform>
            <numerusform>Keine Nachricht, aber %n-mal abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also refused %n time(s)</source>
        <translation>
            <numerusform>Außerdem einmal abgelehnt</numerusform>
            <numerusform>Außerdem %n-mal abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed, %2 good, at any time</source>
        <translation>%1 fehlgeschlagen, %2 erfolgreich, über alle Zeit</translation>
    </message>
    <message>
        <source>Client address: %1 failed logins, %2 good, at any time</source>
        <translation>Client-Adresse: %1 fehlgeschlagene Anmeldungen, %2 erfolgreiche, über alle Zeit</translation>
    </message>
    <message>
        <source>Nothing found. Known are pages, commands, nodes, and of the mail: queue ids, Message-IDs, whole addresses, client addresses, domains and logins.</source>
        <translation>Nichts gefunden. Bekannt sind Seiten, Befehle, Knoten und von der Mail: Queue-IDs, Message-IDs, ganze Adressen, Client-Adressen, Domains und Anmeldungen.</translation>
    </message>
</context>
<context>
    <name>bw::shell::FirstStart</name>
    <message>
        <source>Welcome to Breakwater</source>
        <translation>Willkommen bei Breakwater</translation>
    </message>
    <message>
        <source>New store: %1, in your own data folder, readable by you alone</source>
        <translation>Neuer Datenspeicher: %1, in Ihrem eigenen Datenordner, nur für Sie lesbar</translation>
    </message>
    <message>
        <source>See what your mail servers send, what goes wrong, and make it better. What brings you here?</source>
        <translation>Sehen Sie, was Ihre Mailserver senden und was schiefgeht, und machen Sie es besser. Was führt Sie her?</translation>
    </message>
    <message>
        <source>I run mail servers</source>
        <translation>Ich betreibe Mailserver</translation>
    </message>
    <message>
        <source>Bring their logs. First figures in about a minute.</source>
        <translation>Bringen Sie ihre Protokolle mit. Erste Zahlen nach etwa einer Minute.</translation>
    </message>
    <message>
        <source>I have to prove that they are safe</source>
        <translation>Ich muss nachweisen, dass sie sicher sind</translation>
    </message>
    <message>
        <source>Open a store that your admins keep. Everything is read-only.</source>
        <translation>Öffnen Sie einen Datenspeicher, den Ihre Admins führen. Alles ist nur lesbar.</translation>
    </message>
    <message>
        <source>I send mail for one domain</source>
        <translation>Ich versende Mail für eine Domain</translation>
    </message>
    <message>
        <source>Just show me</source>
        <translation>Nur zeigen lassen</translation>
    </message>
    <message>
        <source>A made-up fleet of 12 nodes under attack. Nothing leaves this computer.</source>
        <translation>Eine erfundene Flotte von 12 Knoten unter Angriff. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Open another store…</source>
        <translation>Anderen Datenspeicher öffnen …</translation>
    </message>
    <message>
        <source>What it never does</source>
        <translation>Was es nie tut</translation>
    </message>
    <message>
        <source>It installs nothing on your servers.</source>
        <translation>Es installiert nichts auf Ihren Servern.</translation>
    </message>
    <message>
        <source>It keeps no list of your recipients: addresses are stored as keyed hashes.</source>
        <translation>Es führt keine Liste Ihrer Empfänger: Adressen werden als Schlüssel-Hashes gespeichert.</translation>
    </message>
    <message>
        <source>It sends nothing home.</source>
        <translation>Es sendet nichts nach Hause.</translation>
    </message>
    <message>
        <source>Home time zone: where a day begins</source>
        <translation>Heimatzeitzone: wo ein Tag beginnt</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>It never writes to a mail server: it reads logs.</source>
        <translation>Es schreibt nie auf einen Mailserver: es liest Protokolle.</translation>
    </message>
    <message>
        <source>Type the domain: in seconds, what the world sees of it and what to do. Your server&apos;s mail log can come later.</source>
        <translation>Geben Sie die Domain ein: in Sekunden steht da, was die Welt von ihr sieht und was zu tun ist. Das Mailprotokoll Ihres Servers kann später kommen.</translation>
    </message>
</context>
<context>
    <name>bw::shell::Help</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Is everything well? The tiles compare the chosen range with what is usual for the same hours of the week.</source>
        <translation>Ist alles in Ordnung? Die Kacheln vergleichen den gewählten Zeitraum mit dem, was zu denselben Stunden der Woche üblich ist.</translation>
    </message>
    <message>
        <source>Every figure opens what is behind it: click it, or press Enter.</source>
        <translation>Jede Zahl öffnet, was dahinter steht: klicken Sie, oder drücken Sie die Eingabetaste.</translation>
    </message>
    <message>
        <source>What was sent, to whom, and what became of it.</source>
        <translation>Was gesendet wurde, an wen, und was daraus wurde.</translation>
    </message>
    <message>
        <source>Drag over the chart to look into a span; double click the span to zoom; Esc steps back.</source>
        <translation>Ziehen Sie über das Diagramm, um in eine Spanne zu sehen; ein Doppelklick auf die Spanne vergrößert, Esc geht zurück.</translation>
    </message>
    <message>
        <source>Group by outcome, node, stream or destination. Hatched hours were not heard, which is not the same as zero.</source>
        <translation>Gliedern Sie nach Ausgang, Knoten, Strom oder Ziel. Schraffierte Stunden wurden nicht erfasst, und das ist nicht null.</translation>
    </message>
    <message>
        <source>What happened to one message? Search by message id, queue id, sender, login or the full address of a recipient.</source>
        <translation>Was geschah mit einer Nachricht? Suchen Sie nach Message-ID, Queue-ID, Absender, Anmeldename oder der vollen Adresse eines Empfängers.</translation>
    </message>
    <message>
        <source>Recipients are stored as keyed hashes. The full address still finds them, a part of it does not.</source>
        <translation>Empfänger werden als Schlüssel-Hashes gespeichert. Die volle Adresse findet sie trotzdem, ein Teil davon nicht.</translation>
    </message>
    <message>
        <source>Who is guessing passwords, and did anybody succeed?</source>
        <translation>Wer rät Passwörter, und hatte jemand Erfolg?</translation>
    </message>
    <message>
        <source>Attacks are told apart by stated rules; a login is at risk when a good login follows failures or comes from a network of an attack.</source>
        <translation>Angriffe werden nach festgelegten Regeln unterschieden; ein Anmeldename ist gefährdet, wenn eine erfolgreiche Anmeldung auf Fehlversuche folgt oder aus einem angreifenden Netz kommt.</translation>
    </message>
    <message>
        <source>What was read, what was understood, and what is missing.</source>
        <translation>Was gelesen wurde, was verstanden wurde und was fehlt.</translation>
    </message>
    <message>
        <source>Figures that rest on hours that were not wholly heard carry ≥ on every page.</source>
        <translation>Zahlen, die auf nicht ganz erfassten Stunden beruhen, tragen auf jeder Seite ein ≥.</translation>
    </message>
    <message>
        <source>Choices of this computer stand first, choices of this store below.</source>
        <translation>Zuerst stehen die Einstellungen dieses Rechners, darunter die dieses Datenspeichers.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Ctrl+K searches pages, commands, messages, logins, addresses and hosts. Ctrl+F1 lists every key.</source>
        <translation>Strg+K durchsucht Seiten, Befehle, Nachrichten, Anmeldenamen, Adressen und Hosts. Strg+F1 zeigt alle Tasten.</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>About Breakwater</source>
        <translation>Über Breakwater</translation>
    </message>
    <message>
        <source>Security console for mail-sending fleets.</source>
        <translation>Sicherheitskonsole für Flotten, die Mail versenden.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>It installs nothing on your servers, keeps no list of your recipients, and sends nothing home.</source>
        <translation>Es installiert nichts auf Ihren Servern, führt keine Liste Ihrer Empfänger und sendet nichts nach Hause.</translation>
    </message>
    <message>
        <source>The chart shows outcomes: recipients that were delivered, bounced or expired, attempts that were put off, and refusals at the door. Below it, on a scale of its own, the share of recipients that ended without being delivered.</source>
        <translation>Das Diagramm zeigt Ausgänge: zugestellte, unzustellbare und abgelaufene Empfänger, zurückgestellte Versuche und Abweisungen an der Tür. Darunter, mit eigener Skala, der Anteil der abgeschlossenen Empfänger, denen nicht zugestellt wurde.</translation>
    </message>
    <message>
        <source>Who sends in your domains&apos; names, what of it passes SPF, DKIM and DMARC, and what receivers did about it.</source>
        <translation>Wer im Namen Ihrer Domains sendet, was davon SPF, DKIM und DMARC besteht, und was Empfänger daraus gemacht haben.</translation>
    </message>
    <message>
        <source>Drop reports on the window: files, folders, whole mailboxes. They are known by content, and one that is there already counts once.</source>
        <translation>Legen Sie Berichte auf dem Fenster ab: Dateien, Ordner, ganze Postfächer. Sie werden am Inhalt erkannt, und einer, der schon da ist, zählt einmal.</translation>
    </message>
    <message>
        <source>Click a figure, a column of the chart or a source to see the rows behind it, and from there the report and its file.</source>
        <translation>Klicken Sie auf eine Zahl, eine Säule des Diagramms oder eine Quelle, um die Zeilen dahinter zu sehen, und von dort den Bericht und seine Datei.</translation>
    </message>
    <message>
        <source>Check a message (Ctrl+Shift+M) tells of one message whether it proves who it is from.</source>
        <translation>„Nachricht prüfen“ (Strg+Umschalt+M) sagt von einer Nachricht, ob sie beweist, von wem sie ist.</translation>
    </message>
    <message>
        <source>Name sources, above the sources or in the menu of one, says who sends for you: rules are tried on what is stored before they are saved.</source>
        <translation>„Quellen benennen“, über den Quellen oder im Menü einer Quelle, sagt, wer für Sie sendet: Regeln werden am Gespeicherten erprobt, bevor sie gespeichert werden.</translation>
    </message>
    <message>
        <source>Failures has each day from both sides: what receivers report, and what your own logs say. A day leads to its messages and to the rows of reports.</source>
        <translation>„Fehlschläge“ zeigt jeden Tag von beiden Seiten: was Empfänger berichten, und was Ihre eigenen Protokolle sagen. Ein Tag führt zu seinen Nachrichten und zu den Zeilen der Berichte.</translation>
    </message>
    <message>
        <source>Receivers mail their reports: Reports mailboxes (Ctrl+M) names the mailbox they come into, and it is read by itself.</source>
        <translation>Empfänger schicken ihre Berichte per Mail: Postfächer für Berichte (Strg+M) nennt das Postfach, in dem sie ankommen, und es wird von selbst gelesen.</translation>
    </message>
</context>
<context>
    <name>bw::shell::ImportDialog</name>
    <message>
        <source>Import a folder of logs</source>
        <translation>Einen Ordner mit Protokollen importieren</translation>
    </message>
    <message>
        <source>Import logs</source>
        <translation>Protokolle importieren</translation>
    </message>
    <message>
        <source>Logs (*log* *.gz *.zst *.xz *.bz2 *.zip *.json);;All files (*)</source>
        <translation>Protokolle (*log* *.gz *.zst *.xz *.bz2 *.zip *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Read a mail log</source>
        <translation>Ein Mailprotokoll lesen</translation>
    </message>
    <message>
        <source>Choose the mail log of your server, often /var/log/mail.log, or drop it here. Compressed files are fine.</source>
        <translation>Wählen Sie das Mailprotokoll Ihres Servers, oft /var/log/mail.log, oder legen Sie es hier ab. Komprimierte Dateien sind in Ordnung.</translation>
    </message>
    <message>
        <source>Choose log files or folders, or drop them here. Compressed files are opened by content; what is known already is not counted twice.</source>
        <translation>Wählen Sie Protokolldateien oder Ordner, oder legen Sie sie hier ab. Komprimierte Dateien werden am Inhalt erkannt; was schon bekannt ist, zählt nicht doppelt.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>Dateien &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Zu importierende Dateien</translation>
    </message>
    <message>
        <source>No file is chosen yet.</source>
        <translation>Noch ist keine Datei gewählt.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Wählen Sie zuerst eine Datei.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Node</source>
        <translation>&amp;Knoten</translation>
    </message>
    <message>
        <source>The name that its figures stand under</source>
        <translation>Der Name, unter dem seine Zahlen stehen</translation>
    </message>
    <message>
        <source>Name the node that wrote these logs.</source>
        <translation>Nennen Sie den Knoten, der diese Protokolle geschrieben hat.</translation>
    </message>
    <message>
        <source>&amp;Mail server</source>
        <translation>&amp;Mailserver</translation>
    </message>
    <message>
        <source>Its companions in the same log are read along: Dovecot, milters, rspamd</source>
        <translation>Seine Begleiter im selben Protokoll werden mitgelesen: Dovecot, Milter, rspamd</translation>
    </message>
    <message>
        <source>&amp;Time zone of the log</source>
        <translation>&amp;Zeitzone des Protokolls</translation>
    </message>
    <message>
        <source>Its stamps do not say</source>
        <translation>Seine Zeitstempel nennen keine</translation>
    </message>
    <message>
        <source>Choose a time zone from the list.</source>
        <translation>Wählen Sie eine Zeitzone aus der Liste.</translation>
    </message>
    <message>
        <source>as the file&apos;s date says</source>
        <translation>nach dem Datum der Datei</translation>
    </message>
    <message>
        <source>&amp;Year of the first line</source>
        <translation>&amp;Jahr der ersten Zeile</translation>
    </message>
    <message>
        <source>&amp;Go on reading what is added to these files</source>
        <translation>&amp;Weiter lesen, was an diese Dateien angehängt wird</translation>
    </message>
    <message>
        <source>There is no file in this folder.</source>
        <translation>In diesem Ordner ist keine Datei.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>eine Datei, %1</numerusform>
            <numerusform>%n Dateien, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n are shown.</source>
        <translation>
            <numerusform>Nur die erste wird gezeigt.</numerusform>
            <numerusform>Die ersten %n werden gezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Time zone of the log</source>
        <translation>Zeitzone des Protokolls</translation>
    </message>
    <message numerus="yes">
        <source>; %n left out</source>
        <translation>
            <numerusform>; eine ausgelassen</numerusform>
            <numerusform>; %n ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>These logs are of different hosts, and all go into one node: %1. Import those of each host on their own to tell them apart.</source>
        <translation>Diese Protokolle sind von verschiedenen Hosts und kommen alle in einen Knoten: %1. Importieren Sie die eines jeden Hosts für sich, um sie zu unterscheiden.</translation>
    </message>
    <message>
        <source>Tick a file first.</source>
        <translation>Haken Sie zuerst eine Datei an.</translation>
    </message>
</context>
<context>
    <name>bw::shell::JobWatch</name>
    <message>
        <source>%1: done</source>
        <extracomment>%1 is what ran: &quot;Backing up to fleet.bw&quot;</extracomment>
        <translation>%1: fertig</translation>
    </message>
    <message>
        <source>%1: cancelled</source>
        <translation>%1: abgebrochen</translation>
    </message>
    <message>
        <source>Import cancelled: what was read stays, and is not read twice</source>
        <translation>Import abgebrochen: Gelesenes bleibt und wird nicht noch einmal gelesen</translation>
    </message>
    <message>
        <source>Import logs</source>
        <translation>Protokolle importieren</translation>
    </message>
    <message>
        <source>%1 is already heard for these hours.</source>
        <translation>%1 ist für diese Stunden schon erfasst.</translation>
    </message>
    <message>
        <source>Another kind of log told the same hours, and the same mail would count twice. Nothing of them was written.</source>
        <translation>Eine andere Art von Protokoll hat von denselben Stunden berichtet, und dieselbe Mail würde doppelt zählen. Davon wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Import anyway</source>
        <translation>Trotzdem importieren</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <source>Nothing new: all %1 lines are known already</source>
        <translation>Nichts Neues: alle %1 Zeilen sind schon bekannt</translation>
    </message>
    <message>
        <source>, %1 lines not understood</source>
        <translation>, %1 Zeilen nicht verstanden</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>Eine Datei war nicht lesbar.</numerusform>
            <numerusform>%n Dateien waren nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>All others were imported.</source>
        <translation>Alle anderen wurden importiert.</translation>
    </message>
    <message>
        <source>Imported: %1 lines, %2 accepted messages</source>
        <translation>Importiert: %1 Zeilen, %2 angenommene Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>Collected %n node(s): %1 new lines</source>
        <translation>
            <numerusform>Ein Knoten abgeholt: %1 neue Zeilen</numerusform>
            <numerusform>%n Knoten abgeholt: %1 neue Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Collected %1 of %n node(s): %2 new lines; not read: %3</source>
        <translation>
            <numerusform>%1 von einem Knoten abgeholt: %2 neue Zeilen; nicht gelesen: %3</numerusform>
            <numerusform>%1 von %n Knoten abgeholt: %2 neue Zeilen; nicht gelesen: %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new: all %1 reports are known already</source>
        <translation>Nichts Neues: alle %1 Berichte sind schon bekannt</translation>
    </message>
    <message>
        <source>Read: %1 new reports, %2 known already</source>
        <translation>Gelesen: %1 neue Berichte, %2 schon bekannt</translation>
    </message>
    <message>
        <source>, %1 other messages</source>
        <translation>, %1 andere Nachrichten</translation>
    </message>
    <message>
        <source>, %1 could not be read</source>
        <translation>, %1 nicht lesbar</translation>
    </message>
    <message>
        <source>%1 was not read: %2</source>
        <translation>%1 wurde nicht gelesen: %2</translation>
    </message>
</context>
<context>
    <name>bw::shell::Keys</name>
    <message>
        <source>In a table</source>
        <translation>In einer Tabelle</translation>
    </message>
    <message>
        <source>In a chart</source>
        <translation>In einem Diagramm</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Close the card, clear the selection, close the panel, in that order</source>
        <translation>Die Karte schließen, die Auswahl aufheben, die Seitenleiste schließen, in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Kontextmenü</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Open what is behind the row</source>
        <translation>Öffnen, was hinter der Zeile steht</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Copy the selected cells</source>
        <translation>Die ausgewählten Zellen kopieren</translation>
    </message>
    <message>
        <source>Copy with headers</source>
        <translation>Mit Kopfzeile kopieren</translation>
    </message>
    <message>
        <source>First and last row</source>
        <translation>Erste und letzte Zeile</translation>
    </message>
    <message>
        <source>Bucket by bucket; with Shift select a span</source>
        <translation>Abschnitt für Abschnitt; mit Umschalt eine Spanne wählen</translation>
    </message>
    <message>
        <source>Series by series</source>
        <translation>Reihe für Reihe</translation>
    </message>
    <message>
        <source>Open the rows of the bucket</source>
        <translation>Die Zeilen des Abschnitts öffnen</translation>
    </message>
    <message>
        <source>Zoom in, zoom out, whole range</source>
        <translation>Vergrößern, verkleinern, ganzer Zeitraum</translation>
    </message>
    <message>
        <source>The same data as a table</source>
        <translation>Dieselben Daten als Tabelle</translation>
    </message>
</context>
<context>
    <name>bw::shell::NavBar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
</context>
<context>
    <name>bw::shell::NavItem</name>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>eines braucht Sie</numerusform>
            <numerusform>%n brauchen Sie</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you, at least one is critical</source>
        <translation>
            <numerusform>eines braucht Sie, und es ist kritisch</numerusform>
            <numerusform>%n brauchen Sie, mindestens eines ist kritisch</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bw::shell::NodePicker</name>
    <message>
        <source>Choose nodes</source>
        <translation>Knoten wählen</translation>
    </message>
    <message>
        <source>Find a node</source>
        <translation>Einen Knoten finden</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>All nodes</source>
        <translation>Alle Knoten</translation>
    </message>
    <message>
        <source>No node has this name.</source>
        <translation>Kein Knoten heißt so.</translation>
    </message>
</context>
<context>
    <name>bw::shell::PreviewModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>Erkannt als</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>not log text</source>
        <translation>kein Protokolltext</translation>
    </message>
    <message>
        <source>%1, but no mail server that we know</source>
        <translation>%1, aber kein Mailserver, den wir kennen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a mail server (&quot;Postfix&quot;), %2 how its lines are wrapped (&quot;RFC 3164&quot;)</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1, in %2</translation>
    </message>
    <message>
        <source>%1 of the first %2 lines are understood</source>
        <translation>%1 der ersten %2 Zeilen sind verstanden</translation>
    </message>
</context>
<context>
    <name>bw::shell::RangePicker</name>
    <message>
        <source>Choose a time range</source>
        <translation>Einen Zeitraum wählen</translation>
    </message>
    <message>
        <source>Time ranges</source>
        <translation>Zeiträume</translation>
    </message>
    <message>
        <source>From one moment to another</source>
        <translation>Von einem Zeitpunkt bis zu einem anderen</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;To, not included</source>
        <translation>&amp;Bis, nicht mehr enthalten</translation>
    </message>
    <message>
        <source>Show this range</source>
        <translation>Diesen Zeitraum zeigen</translation>
    </message>
    <message>
        <source>Leave the zoom</source>
        <translation>Vergrößerung verlassen</translation>
    </message>
    <message>
        <source>Times of %1</source>
        <translation>Zeiten in %1</translation>
    </message>
    <message>
        <source>Zoomed to %1</source>
        <translation>Vergrößert auf %1</translation>
    </message>
    <message>
        <source>The end comes after the start.</source>
        <translation>Das Ende liegt nach dem Anfang.</translation>
    </message>
</context>
<context>
    <name>bw::shell::SearchButton</name>
    <message>
        <source>Search, or a command</source>
        <translation>Suche oder Befehl</translation>
    </message>
    <message>
        <source>Search</source>
        <comment>a field, where its whole name has no room</comment>
        <translation>Suche</translation>
    </message>
</context>
<context>
    <name>bw::shell::SearchHits</name>
    <message>
        <source>%1: %2, %3</source>
        <extracomment>What a screen reader says of a hit: its group, its title, its remark</extracomment>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>bw::shell::StatusBar</name>
    <message>
        <source>Status bar</source>
        <translation>Statusleiste</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is what runs (&quot;Importing mail.log&quot;), %2 how far it is (&quot;43 %&quot;)</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, und eines mehr</numerusform>
            <numerusform>%1, und %n mehr</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop this: %1</source>
        <translation>Anhalten: %1</translation>
    </message>
</context>
<context>
    <name>bw::shell::StatusFacts</name>
    <message>
        <source>Nothing read yet</source>
        <translation>Noch nichts gelesen</translation>
    </message>
    <message>
        <source>Newest line %1, %2</source>
        <extracomment>%1 is a time, %2 an age (&quot;40 s ago&quot;)</extracomment>
        <translation>Neueste Zeile %1, %2</translation>
    </message>
    <message>
        <source>The newest log line of any node: %1</source>
        <translation>Die neueste Protokollzeile aller Knoten: %1</translation>
    </message>
    <message>
        <source>Not heard in the newest hour: open Coverage</source>
        <translation>In der neuesten Stunde nicht erfasst: Abdeckung öffnen</translation>
    </message>
    <message>
        <source>Recipients: kept in clear</source>
        <translation>Empfänger: im Klartext aufbewahrt</translation>
    </message>
    <message>
        <source>Recipients: keyed hashes</source>
        <translation>Empfänger: Schlüssel-Hashes</translation>
    </message>
    <message>
        <source>The owner of this store keeps addresses of recipients readable</source>
        <translation>Der Eigentümer dieses Datenspeichers bewahrt Adressen von Empfängern lesbar auf</translation>
    </message>
    <message>
        <source>No address of a recipient can be read in this store; searching by the full address works</source>
        <translation>Keine Adresse eines Empfängers ist in diesem Datenspeicher lesbar; die Suche nach der vollen Adresse geht</translation>
    </message>
    <message>
        <source>%1 of %2 heard</source>
        <translation>%1 von %2 erfasst</translation>
    </message>
    <message numerus="yes">
        <source>Newest hour: %n node(s) heard</source>
        <translation>
            <numerusform>Neueste Stunde: ein Knoten erfasst</numerusform>
            <numerusform>Neueste Stunde: %n Knoten erfasst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Newest hour: %1 of %n nodes heard</source>
        <translation>
            <numerusform>Neueste Stunde: %1 von einem Knoten erfasst</numerusform>
            <numerusform>Neueste Stunde: %1 von %n Knoten erfasst</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 · %3 queue ids kept</source>
        <translation>%1 · %2 · %3 Queue-IDs</translation>
    </message>
    <message>
        <source>%1
%2 queue ids have rows here: each accepted message, and each notice and second pass of one</source>
        <translation>%1
%2 Queue-IDs haben hier Zeilen: jede angenommene Nachricht und jede Benachrichtigung und jeder zweite Durchgang</translation>
    </message>
    <message>
        <source>in clear</source>
        <translation>im Klartext</translation>
    </message>
    <message>
        <source>keyed hashes</source>
        <translation>Schlüssel-Hashes</translation>
    </message>
    <message>
        <source>%1 not read</source>
        <translation>%1 nicht gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n nodes cannot be read</source>
        <extracomment>%1 of all nodes that are reached from here</extracomment>
        <translation>
            <numerusform>%1 von %n Knoten nicht lesbar</numerusform>
            <numerusform>%1 von %n Knoten nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: open Fleet</source>
        <translation>%1: Flotte öffnen</translation>
    </message>
</context>
<context>
    <name>bw::shell::StoreCommands</name>
    <message>
        <source>Breakwater stores (*.bw);;All files (*)</source>
        <translation>Breakwater-Datenspeicher (*.bw);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>New store</source>
        <translation>Neuer Datenspeicher</translation>
    </message>
    <message>
        <source>Open store</source>
        <translation>Datenspeicher öffnen</translation>
    </message>
    <message>
        <source>Open store read-only</source>
        <translation>Datenspeicher nur zum Lesen öffnen</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
</context>
<context>
    <name>bw::shell::TimeChoice</name>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 Stunden</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>48 hours</source>
        <translation>48 Stunden</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>365 days</source>
        <translation>365 Tage</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>%1 is a length of time (&quot;48 hours&quot;), %2 a moment (&quot;Wed 25 Nov, 14:00&quot;)</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is &quot;Yesterday&quot; and the like, %2 the days that it means</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>bw::shell::TopBar</name>
    <message>
        <source>Top bar</source>
        <translation>Kopfleiste</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Nodes: %1</source>
        <translation>Knoten: %1</translation>
    </message>
    <message>
        <source>Time range: %1</source>
        <translation>Zeitraum: %1</translation>
    </message>
    <message>
        <source>Time zone: %1</source>
        <translation>Zeitzone: %1</translation>
    </message>
    <message>
        <source>Collect now</source>
        <translation>Jetzt abholen</translation>
    </message>
    <message>
        <source>All nodes and the whole range again</source>
        <translation>Wieder alle Knoten und den ganzen Zeitraum zeigen</translation>
    </message>
</context>
<context>
    <name>bw::shell::Window</name>
    <message>
        <source>Open store</source>
        <translation>Datenspeicher öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>ein Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>All nodes</source>
        <translation>Alle Knoten</translation>
    </message>
    <message numerus="yes">
        <source>All %n nodes</source>
        <translation>
            <numerusform>Der eine Knoten</numerusform>
            <numerusform>Alle %n Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>This store is open read-only.</source>
        <translation>Dieser Datenspeicher ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>%1 – %2 – Breakwater</source>
        <extracomment>Title of the window: page, store</extracomment>
        <translation>%1 – %2 – Breakwater</translation>
    </message>
    <message>
        <source>Nodes are being read now.</source>
        <translation>Knoten werden gerade gelesen.</translation>
    </message>
    <message>
        <source>So it will be the next time, too.</source>
        <translation>So bleibt es auch beim nächsten Mal.</translation>
    </message>
    <message>
        <source>Change in Settings</source>
        <translation>In den Einstellungen ändern</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>They are lost if you discard them.</source>
        <translation>Wenn Sie sie verwerfen, sind sie verloren.</translation>
    </message>
    <message>
        <source>&amp;Save changes</source>
        <translation>Änderungen &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Discard changes</source>
        <translation>Änderungen &amp;verwerfen</translation>
    </message>
    <message>
        <source>Keep &amp;editing</source>
        <translation>&amp;Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Import a folder of reports</source>
        <translation>Ordner mit Berichten importieren</translation>
    </message>
    <message>
        <source>Import reports</source>
        <translation>Berichte importieren</translation>
    </message>
    <message>
        <source>Reports (*.xml *.json *.gz *.zip *.zst *.eml *.mbox);;All files (*)</source>
        <translation>Berichte (*.xml *.json *.gz *.zip *.zst *.eml *.mbox);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>bw::shell::ZonePicker</name>
    <message>
        <source>Choose a time zone</source>
        <translation>Eine Zeitzone wählen</translation>
    </message>
    <message>
        <source>Find a city or region</source>
        <translation>Eine Stadt oder Region finden</translation>
    </message>
    <message>
        <source>Time zones</source>
        <translation>Zeitzonen</translation>
    </message>
    <message>
        <source>%1 · home zone of this store</source>
        <translation>%1 · Heimatzone dieses Datenspeichers</translation>
    </message>
</context>
<context>
    <name>bw::smtp</name>
    <message>
        <source>It is asked only with the owner&apos;s consent</source>
        <translation>Danach wird nur mit Zustimmung des Besitzers gefragt</translation>
    </message>
    <message>
        <source>No message is taken there: %1</source>
        <translation>Dort wird keine Nachricht angenommen: %1</translation>
    </message>
    <message>
        <source>The answer is no reply of SMTP</source>
        <translation>Die Antwort ist keine von SMTP</translation>
    </message>
    <message>
        <source>Not now, said the server: %1</source>
        <translation>Jetzt nicht, sagte der Server: %1</translation>
    </message>
    <message>
        <source>The server refuses: %1</source>
        <translation>Der Server lehnt ab: %1</translation>
    </message>
    <message>
        <source>what it names itself and offers</source>
        <translation>wie er sich nennt und was er anbietet</translation>
    </message>
    <message>
        <source>what it takes before TLS</source>
        <translation>was er vor TLS annimmt</translation>
    </message>
    <message>
        <source>VRFY, EXPN and ETRN</source>
        <translation>VRFY, EXPN und ETRN</translation>
    </message>
    <message>
        <source>recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>relaying</source>
        <translation>Weiterleiten</translation>
    </message>
    <message>
        <source>commands behind STARTTLS</source>
        <translation>Befehle hinter STARTTLS</translation>
    </message>
    <message>
        <source>commands before their turn</source>
        <translation>Befehle, bevor sie an der Reihe sind</translation>
    </message>
    <message>
        <source>logins</source>
        <translation>Anmeldungen</translation>
    </message>
    <message>
        <source>ends of messages</source>
        <translation>Enden von Nachrichten</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>%1:%2: %3</source>
        <extracomment>%1 is a host, %2 a port, %3 what it is asked about.</extracomment>
        <translation>%1:%2: %3</translation>
    </message>
    <message>
        <source>looking at %1</source>
        <translation>beim Ansehen von %1</translation>
    </message>
    <message>
        <source>looking up its name</source>
        <translation>beim Nachschlagen seines Namens</translation>
    </message>
    <message>
        <source>%1 could not be looked up</source>
        <translation>%1 konnte nicht nachgeschlagen werden</translation>
    </message>
    <message>
        <source>%1 was looked at within the last hour</source>
        <translation>%1 wurde innerhalb der letzten Stunde angesehen</translation>
    </message>
    <message>
        <source>waiting for the next turn at %1</source>
        <translation>beim Warten, bis %1 wieder an der Reihe ist</translation>
    </message>
    <message>
        <source>No domain is known that it takes mail for</source>
        <translation>Keine Domain ist bekannt, für die er Mail annimmt</translation>
    </message>
    <message>
        <source>It takes no recipient without login</source>
        <translation>Ohne Anmeldung nimmt er keinen Empfänger an</translation>
    </message>
    <message>
        <source>It takes mail for everybody, so that it does not tell which domains are its own</source>
        <translation>Er nimmt Mail für jeden an und sagt so nicht, welche Domains seine eigenen sind</translation>
    </message>
    <message>
        <source>STARTTLS is not taken</source>
        <translation>STARTTLS wird nicht angenommen</translation>
    </message>
    <message>
        <source>Not every question about TLS was answered</source>
        <translation>Nicht jede Frage zu TLS wurde beantwortet</translation>
    </message>
    <message>
        <source>It has SSL alone, which is not spoken here</source>
        <translation>Er hat nur SSL, das hier nicht gesprochen wird</translation>
    </message>
    <message>
        <source>No TLS is offered</source>
        <translation>Es wird kein TLS angeboten</translation>
    </message>
    <message>
        <source>Not now, said the server each time</source>
        <translation>Jetzt nicht, sagte der Server jedes Mal</translation>
    </message>
    <message>
        <source>Not asked: the reply to EHLO offers it already</source>
        <translation>Nicht gefragt: Die Antwort auf EHLO bietet es schon an</translation>
    </message>
    <message>
        <source>The time for this look was over before this was asked</source>
        <translation>Die Zeit für diesen Blick war um, bevor danach gefragt wurde</translation>
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
    <message numerus="yes">
        <source>%n other reason(s)</source>
        <extracomment>Last row of the table of reasons, which shows the commonest ones.</extracomment>
        <translation>
            <numerusform>%Ln weiterer Grund</numerusform>
            <numerusform>%Ln weitere Gründe</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a new store from a backup, or import the logs again.</source>
        <translation>Legen Sie einen neuen Datenspeicher aus einer Sicherung an, oder importieren Sie die Protokolle noch einmal.</translation>
    </message>
    <message>
        <source>packed messages could not be read</source>
        <translation>gepackte Nachrichten ließen sich nicht lesen</translation>
    </message>
    <message>
        <source>What the hours of the fleet looked like could not be kept</source>
        <translation>Wie die Stunden der Flotte aussahen, konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The backup was not made: the store is damaged</source>
        <translation>Die Sicherung wurde nicht angelegt: Der Datenspeicher ist beschädigt</translation>
    </message>
    <message>
        <source>Keep older backups. Save what can be read with breakwaterctl store copy, or restore a backup.</source>
        <translation>Behalten Sie ältere Sicherungen. Retten Sie mit breakwaterctl store copy, was lesbar ist, oder spielen Sie eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>At the edges of the range whole hours of %1 are counted, in which that time is kept.</source>
        <translation>An den Rändern des Zeitraums sind ganze Stunden von %1 gezählt, in denen diese Zeit aufbewahrt ist.</translation>
    </message>
    <message>
        <source>At the edges of the range whole days of %1 are counted, in which that time is kept.</source>
        <translation>An den Rändern des Zeitraums sind ganze Tage von %1 gezählt, in denen diese Zeit aufbewahrt ist.</translation>
    </message>
    <message>
        <source>No figures from %1 to %2. %3. %4</source>
        <extracomment>%1 and %2 are times, %3 says why, %4 what to do.</extracomment>
        <translation>Keine Zahlen von %1 bis %2. %3. %4</translation>
    </message>
    <message>
        <source>The cells of this time were counted in hours and days of %1, which do not fit the zone that was asked for</source>
        <translation>Die Zellen dieser Zeit wurden in Stunden und Tagen von %1 gezählt, die nicht zur gefragten Zeitzone passen</translation>
    </message>
    <message>
        <source>Ask in the zone %1, or in one that is whole hours away from it.</source>
        <translation>Fragen Sie in der Zeitzone %1 oder in einer, die ganze Stunden von ihr entfernt ist.</translation>
    </message>
    <message>
        <source>Single messages of this range are no longer kept. Their figures are: ask for the volume.</source>
        <translation>Einzelne Nachrichten dieses Zeitraums sind nicht mehr aufbewahrt. Ihre Zahlen schon: Fragen Sie nach dem Versandvolumen.</translation>
    </message>
    <message>
        <source>Before %1 single messages are no longer all kept. Their figures are: ask for the volume.</source>
        <translation>Vor %1 sind nicht mehr alle einzelnen Nachrichten aufbewahrt. Ihre Zahlen schon: Fragen Sie nach dem Versandvolumen.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) between %1 and %2 are left out: the store is damaged there. See what with breakwaterctl store check; restore a backup, or import the logs of that time into a new store.</source>
        <translation>
            <numerusform>%Ln Nachricht zwischen %1 und %2 fehlt: Dort ist der Datenspeicher beschädigt. Sehen Sie nach mit breakwaterctl store check; spielen Sie eine Sicherung zurück oder importieren Sie die Protokolle dieser Zeit in einen neuen Datenspeicher.</numerusform>
            <numerusform>%Ln Nachrichten zwischen %1 und %2 fehlen: Dort ist der Datenspeicher beschädigt. Sehen Sie nach mit breakwaterctl store check; spielen Sie eine Sicherung zurück oder importieren Sie die Protokolle dieser Zeit in einen neuen Datenspeicher.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) between %1 and %2 cannot be read</source>
        <extracomment>Reason of a damage: packed messages of a store that cannot be read.</extracomment>
        <translation>
            <numerusform>%Ln Nachricht zwischen %1 und %2 ist nicht lesbar</numerusform>
            <numerusform>%Ln Nachrichten zwischen %1 und %2 sind nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>no space is left for the files that SQLite needs beside the store, or for its temporary ones</source>
        <translation>es ist kein Platz mehr für die Dateien, die SQLite neben dem Datenspeicher oder vorübergehend braucht</translation>
    </message>
    <message>
        <source>Nothing is lost. Free some space in the folder of the store and in that of temporary files (TMPDIR), and try again.</source>
        <translation>Nichts ist verloren. Schaffen Sie Platz im Ordner des Datenspeichers und in dem für temporäre Dateien (TMPDIR) und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>packed messages could not be read, so nobody can say whether the address is in them</source>
        <translation>gepackte Nachrichten waren nicht lesbar, daher kann niemand sagen, ob die Adresse darin steht</translation>
    </message>
    <message>
        <source>Save what can be read with breakwaterctl store copy, and ask that store.</source>
        <translation>Retten Sie mit breakwaterctl store copy, was lesbar ist, und fragen Sie diesen Datenspeicher.</translation>
    </message>
    <message>
        <source>address kept in clear</source>
        <translation>im Klartext aufbewahrte Adresse</translation>
    </message>
    <message>
        <source>named in a reply</source>
        <translation>in einer Antwort genannt</translation>
    </message>
    <message>
        <source>There is no node named %1</source>
        <translation>Es gibt keinen Knoten namens %1</translation>
    </message>
    <message>
        <source>See fleet list for those that there are.</source>
        <translation>Siehe fleet list für die vorhandenen.</translation>
    </message>
    <message>
        <source>There is a node named %1 already</source>
        <translation>Es gibt schon einen Knoten namens %1</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is no snapshot %1</source>
        <translation>Es gibt keinen Stand %1</translation>
    </message>
    <message>
        <source>See snapshots list for those that there are.</source>
        <translation>Siehe snapshots list für die vorhandenen.</translation>
    </message>
    <message>
        <source>This cannot be changed while a log is being read</source>
        <translation>Dies kann nicht geändert werden, während ein Protokoll gelesen wird</translation>
    </message>
    <message>
        <source>Stop it, or wait until it has finished, and try again.</source>
        <translation>Halten Sie es an, oder warten Sie, bis es fertig ist, und versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>Stopped while forgetting the node</source>
        <translation>Beim Vergessen des Knotens angehalten</translation>
    </message>
    <message>
        <source>Call it again: it goes on.</source>
        <translation>Rufen Sie es noch einmal auf: Es geht weiter.</translation>
    </message>
    <message>
        <source>Users and sources are counted from rows, which are kept only from %1 on: before that they are not known.</source>
        <translation>Benutzer und Quellen werden aus Zeilen gezählt, die erst ab %1 aufbewahrt werden: davor sind sie nicht bekannt.</translation>
    </message>
    <message>
        <source>There is no group named %1</source>
        <translation>Es gibt keine Gruppe namens %1</translation>
    </message>
    <message>
        <source>Make it first, or choose another.</source>
        <translation>Legen Sie sie zuerst an, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The store could not be given to the group %1</source>
        <translation>Der Datenspeicher konnte der Gruppe %1 nicht gegeben werden</translation>
    </message>
    <message>
        <source>Run it as the store&apos;s owner, who must be a member of that group.</source>
        <translation>Starten Sie es als Eigentümer des Datenspeichers, der Mitglied dieser Gruppe sein muss.</translation>
    </message>
    <message>
        <source>At the edges of the range whole stretches of %1 minutes are counted, in which that time is kept.</source>
        <translation>An den Rändern des Zeitraums sind ganze Abschnitte von %1 Minuten gezählt, in denen diese Zeit aufbewahrt ist.</translation>
    </message>
    <message>
        <source>A person was erased from the store while a log was being read</source>
        <translation>Eine Person wurde aus dem Datenspeicher gelöscht, während ein Protokoll gelesen wurde</translation>
    </message>
    <message>
        <source>Start again: nothing is lost.</source>
        <translation>Starten Sie neu: es geht nichts verloren.</translation>
    </message>
    <message>
        <source>A part of the range keeps the largest ones by name and counts the rest as “other”: what was chosen may be in it, so its figures may be too low.</source>
        <translation>Ein Teil des Zeitraums nennt nur die größten beim Namen und zählt die übrigen als „other“: Das Gewählte kann darin sein, seine Zahlen können also zu niedrig sein.</translation>
    </message>
    <message>
        <source>Cells of this kind are no longer kept for that time</source>
        <translation>Zellen dieser Art werden für diese Zeit nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>Choose a later range.</source>
        <translation>Wählen Sie einen späteren Zeitraum.</translation>
    </message>
    <message>
        <source>a login that cannot be</source>
        <translation>eine Anmeldung, die es nicht geben kann</translation>
    </message>
    <message>
        <source>sums do not lie in their order</source>
        <translation>Summen liegen nicht in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>what should be a number is none</source>
        <translation>was eine Zahl sein soll, ist keine</translation>
    </message>
    <message>
        <source>hours of a node stand without the times at which it was heard</source>
        <translation>zu Stunden eines Knotens fehlen die Zeiten, zu denen er gehört wurde</translation>
    </message>
    <message>
        <source>days of a node stand without the rows that belong to them</source>
        <translation>zu Tagen eines Knotens fehlen die Zeilen, die zu ihnen gehören</translation>
    </message>
    <message>
        <source>Import a log or add a node to make one, or choose another file.</source>
        <translation>Importieren Sie ein Protokoll oder fügen Sie einen Knoten hinzu, dann entsteht einer; oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>it was stopped</source>
        <translation>es wurde angehalten</translation>
    </message>
    <message>
        <source>To give unused space back to the disk, call store compact.</source>
        <translation>Um unbenutzten Platz zurückzugeben, rufen Sie store compact auf.</translation>
    </message>
    <message>
        <source>The purge could not be noted</source>
        <translation>Die Löschung konnte nicht vermerkt werden</translation>
    </message>
    <message>
        <source>%1 is being forgotten, which is not finished: its figures are gone in part, and so they are from the fleet&apos;s. breakwaterctl fleet remove %1 --purge finishes it.</source>
        <translation>%1 wird gerade vergessen, und das ist nicht abgeschlossen: Seine Zahlen fehlen zum Teil, auch in denen der Flotte. breakwaterctl fleet remove %1 --purge bringt es zu Ende.</translation>
    </message>
    <message>
        <source>This store knows no receiving domain named %1: it was never seen, or is no longer kept.</source>
        <extracomment>%1 is a name that a question was asked for, and that is in no row</extracomment>
        <translation>Dieser Datenspeicher kennt keine empfangende Domain namens %1: Sie wurde nie gesehen oder wird nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>This store knows no sender domain named %1: it was never seen, or is no longer kept.</source>
        <translation>Dieser Datenspeicher kennt keine Absenderdomain namens %1: Sie wurde nie gesehen oder wird nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>This store knows no mechanism named %1: it was never seen, or is no longer kept.</source>
        <translation>Dieser Datenspeicher kennt keinen Mechanismus namens %1: Er wurde nie gesehen oder wird nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>This store knows no service named %1: it was never seen, or is no longer kept.</source>
        <translation>Dieser Datenspeicher kennt keinen Dienst namens %1: Er wurde nie gesehen oder wird nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>This store knows no login named %1 that ever came in; of names that only failed it keeps # and the first digits of a hash.</source>
        <translation>Dieser Datenspeicher kennt keinen Anmeldenamen %1, der je hineinkam; von Namen, die nur scheiterten, bewahrt er # und die ersten Ziffern eines Hashwerts auf.</translation>
    </message>
    <message>
        <source>No rule names a stream %1. There are: %2.</source>
        <translation>Keine Regel nennt einen Strom namens %1. Es gibt: %2.</translation>
    </message>
    <message>
        <source>There is no report &quot;%1&quot;</source>
        <translation>Es gibt keinen Bericht „%1“</translation>
    </message>
    <message>
        <source>List them with: breakwaterctl feedback list</source>
        <translation>Auflisten mit: breakwaterctl feedback list</translation>
    </message>
    <message>
        <source>Mail refused at the door is counted for no sending domain and no network. breakwaterctl trace --outcome rejected lists it, with these choices, as long as rows are kept.</source>
        <translation>An der Tür abgelehnte Mail wird für keine sendende Domain und kein Netz gezählt. breakwaterctl trace --outcome rejected zeigt sie mit dieser Auswahl, solange Zeilen aufbewahrt werden.</translation>
    </message>
    <message>
        <source>There are no DMARC reports to compare the logs with.</source>
        <translation>Es gibt keine DMARC-Berichte, mit denen sich die Protokolle vergleichen ließen.</translation>
    </message>
    <message>
        <source>There is more than an answer can hold: some sources are missing from it. Choose a shorter range, or one domain.</source>
        <translation>Es ist mehr, als eine Antwort fasst: Einige Quellen fehlen darin. Wählen Sie einen kürzeren Zeitraum oder eine Domain.</translation>
    </message>
    <message>
        <source>No log of a node tells what it signs: accepted mail of each domain stands beside the reports instead. OpenDKIM tells it with SyslogSuccess.</source>
        <translation>Kein Protokoll eines Knotens sagt, was er signiert: Stattdessen steht die angenommene Mail jeder Domain neben den Berichten. OpenDKIM sagt es mit SyslogSuccess.</translation>
    </message>
    <message>
        <source>%L1 messages verify with the key %2 of %3 and came from addresses that are no node&apos;s, that the SPF record does not let send, that no rule names and that nothing shows to be forwarders. That is %L4 % of what verifies with the key; from less than %L5 % nothing would be said.</source>
        <translation>%L1 Nachrichten sind mit dem Schlüssel %2 von %3 gültig signiert und kamen von Adressen, die keinem Knoten gehören, die der SPF-Eintrag nicht senden lässt, die keine Regel benennt und die durch nichts als Weiterleiter zu erkennen sind. Das sind %L4 % dessen, was mit dem Schlüssel gültig signiert ist; bei weniger als %L5 % würde nichts gesagt.</translation>
    </message>
    <message>
        <source>It passes.</source>
        <translation>Sie besteht.</translation>
    </message>
    <message>
        <source>A rule names this source a forwarder.</source>
        <translation>Eine Regel nennt diese Quelle einen Weiterleiter.</translation>
    </message>
    <message>
        <source>The receiver says that it was forwarded.</source>
        <translation>Der Empfänger sagt, dass sie weitergeleitet wurde.</translation>
    </message>
    <message>
        <source>A signature in the domain&apos;s name verifies, and SPF passes for nobody: mail that was sent on, as far as is known without the nodes&apos; own addresses.</source>
        <translation>Eine Signatur im Namen der Domain ist gültig, und SPF besteht für niemanden: weitergeleitete Mail, soweit sich das ohne die eigenen Adressen der Knoten sagen lässt.</translation>
    </message>
    <message>
        <source>A signature in the domain&apos;s name verifies, with a key that your nodes do not sign with: a sender that nobody named.</source>
        <translation>Eine Signatur im Namen der Domain ist gültig, mit einem Schlüssel, mit dem Ihre Knoten nicht signieren: ein Absender, den niemand benannt hat.</translation>
    </message>
    <message>
        <source>A source that may send signs in the domain&apos;s name, and no such signature verifies.</source>
        <translation>Eine Quelle, die senden darf, signiert im Namen der Domain, und keine solche Signatur ist gültig.</translation>
    </message>
    <message>
        <source>A signature with a key of your nodes is broken, and SPF passes for another domain: mail that was changed and sent on, as mailing lists do.</source>
        <translation>Eine Signatur mit einem Schlüssel Ihrer Knoten ist gebrochen, und SPF besteht für eine andere Domain: Mail, die verändert und weitergeleitet wurde, wie Mailinglisten es tun.</translation>
    </message>
    <message>
        <source>SPF or DKIM passes, for another domain than the one in From: only alignment is missing.</source>
        <translation>SPF oder DKIM besteht, aber für eine andere Domain als die in From: Nur die Übereinstimmung fehlt.</translation>
    </message>
    <message>
        <source>A source that may send passes neither SPF nor DKIM.</source>
        <translation>Eine Quelle, die senden darf, besteht weder SPF noch DKIM.</translation>
    </message>
    <message>
        <source>Neither SPF nor DKIM passes, from a source that nobody named.</source>
        <translation>Weder SPF noch DKIM besteht, und die Quelle hat niemand benannt.</translation>
    </message>
    <message>
        <source>The answer would have more than %L1 rows</source>
        <translation>Die Antwort hätte mehr als %L1 Zeilen</translation>
    </message>
    <message>
        <source>Choose a shorter range, a filter, or coarser keys such as network.</source>
        <translation>Wählen Sie einen kürzeren Zeitraum, einen Filter oder gröbere Schlüssel wie network.</translation>
    </message>
    <message>
        <source>Of the last two days that reports tell of more may come: these figures can grow.</source>
        <translation>Von den letzten zwei Tagen, von denen Berichte handeln, können noch weitere eintreffen: Diese Zahlen können wachsen.</translation>
    </message>
    <message>
        <source>Reports cannot be counted by &quot;%1&quot;</source>
        <translation>Berichte lassen sich nicht nach „%1“ zählen</translation>
    </message>
    <message>
        <source>Possible: %1.</source>
        <translation>Möglich: %1.</translation>
    </message>
    <message>
        <source>Only one of day, week and month can be a key</source>
        <translation>Nur eines von day, week und month kann Schlüssel sein</translation>
    </message>
    <message>
        <source>Name one of them.</source>
        <translation>Nennen Sie eines davon.</translation>
    </message>
    <message>
        <source>Wait for reports of at least %L1 days and %L2 messages; publish rua= in the DMARC record if receivers do not know where to send them.</source>
        <translation>Warten Sie auf Berichte von mindestens %L1 Tagen und %L2 Nachrichten; veröffentlichen Sie rua= im DMARC-Eintrag, falls Empfänger nicht wissen, wohin damit.</translation>
    </message>
    <message>
        <source>Nothing: p=reject is published.</source>
        <translation>Nichts: p=reject ist veröffentlicht.</translation>
    </message>
    <message>
        <source>Publish p=reject.</source>
        <translation>Veröffentlichen Sie p=reject.</translation>
    </message>
    <message>
        <source>Publish p=quarantine for two weeks, look here again, then p=reject.</source>
        <translation>Veröffentlichen Sie zwei Wochen lang p=quarantine, sehen Sie hier wieder nach, dann p=reject.</translation>
    </message>
    <message>
        <source>%1: its signatures do not verify. Compare the key in DNS with the one that it signs with.</source>
        <extracomment>%1 names a sender, as &quot;our ESP&quot;, or a network</extracomment>
        <translation>%1: Die Signaturen sind ungültig. Vergleichen Sie den Schlüssel im DNS mit dem, der zum Signieren dient.</translation>
    </message>
    <message>
        <source>%1: it authenticates as another domain. Let it sign with a key of yours, or send with an envelope of your domain.</source>
        <translation>%1: weist sich als andere Domain aus. Lassen Sie mit einem Ihrer Schlüssel signieren oder mit einem Umschlag Ihrer Domain senden.</translation>
    </message>
    <message>
        <source>%1: it passes neither SPF nor DKIM. Put its addresses into the SPF record and let it sign.</source>
        <translation>%1: besteht weder SPF noch DKIM. Nehmen Sie die Adressen in den SPF-Eintrag auf und lassen Sie signieren.</translation>
    </message>
    <message>
        <source>There are more than %L1 sources: those beyond them are one row.</source>
        <translation>Es gibt mehr als %L1 Quellen: Die übrigen sind eine Zeile.</translation>
    </message>
    <message>
        <source>Source rule %1 cannot be used</source>
        <translation>Die Quellenregel %1 ist nicht verwendbar</translation>
    </message>
    <message>
        <source>it names no network and no domain that DKIM or SPF passed for</source>
        <translation>sie nennt kein Netz und keine Domain, für die DKIM oder SPF bestand</translation>
    </message>
    <message>
        <source>The source rules could not be saved</source>
        <translation>Die Quellenregeln ließen sich nicht speichern</translation>
    </message>
    <message>
        <source>There is no mailbox named %1</source>
        <translation>Es gibt kein Postfach namens %1</translation>
    </message>
    <message>
        <source>See feedback mailbox list, or write imaps://user@host/folder.</source>
        <translation>Siehe feedback mailbox list, oder schreiben Sie imaps://benutzer@host/ordner.</translation>
    </message>
    <message>
        <source>There is a mailbox named %1 already</source>
        <translation>Es gibt schon ein Postfach namens %1</translation>
    </message>
    <message>
        <source>Choose another name, or remove that one first.</source>
        <translation>Wählen Sie einen anderen Namen, oder entfernen Sie erst dieses.</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>A signature with a key of your nodes verifies, and SPF does not fit this source: mail that was sent on, unless the source is told to use your key.</source>
        <translation>Eine Signatur mit einem Schlüssel Ihrer Knoten stimmt, und SPF passt nicht zu dieser Quelle: weitergeleitete Mail, es sei denn, von der Quelle heißt es, dass sie Ihren Schlüssel benutzt.</translation>
    </message>
    <message>
        <source>The mailbox has no name</source>
        <translation>Das Postfach hat keinen Namen</translation>
    </message>
    <message>
        <source>Give it a short name, as in reports.</source>
        <translation>Geben Sie ihm einen kurzen Namen, etwa berichte.</translation>
    </message>
    <message>
        <source>%L1 of the %L2 legitimate messages that would be refused went through forwarders: p=reject loses them, and nothing of yours can change that.</source>
        <translation>%L1 der %L2 rechtmäßigen Nachrichten, die abgewiesen würden, kamen über Weiterleiter: Mit p=reject gehen sie verloren, und von Ihrer Seite lässt sich das nicht ändern.</translation>
    </message>
    <message>
        <source>Publish p=reject only if that mail may be lost; p=quarantine puts it aside.</source>
        <translation>Veröffentlichen Sie p=reject nur, wenn diese Mail verloren gehen darf; p=quarantine legt sie beiseite.</translation>
    </message>
    <message>
        <source>Publish p=quarantine, which puts that mail aside; p=reject only if it may be lost.</source>
        <translation>Veröffentlichen Sie p=quarantine, das diese Mail beiseitelegt; p=reject nur, wenn sie verloren gehen darf.</translation>
    </message>
    <message>
        <source>%1: most of its mail passes, but this passes nothing. If it sends for you, name it, and let it sign all of its mail.</source>
        <translation>%1: Das meiste von dort besteht, dies aber besteht nichts. Wenn es für Sie sendet, benennen Sie es und lassen Sie es alle seine Mail signieren.</translation>
    </message>
    <message>
        <source>Not all of this time was heard: what your nodes signed is a lower bound.</source>
        <translation>Nicht die ganze Zeit wurde erfasst: Was Ihre Knoten signiert haben, ist eine Untergrenze.</translation>
    </message>
    <message>
        <source>Name the sources that authenticate and that nobody named, or call them strangers: %L1 messages.</source>
        <translation>Benennen Sie die Quellen, die sich ausweisen und die niemand benannt hat, oder nennen Sie sie Fremde: %L1 Nachrichten.</translation>
    </message>
    <message>
        <source>Choose a shorter range, or a coarser key such as month.</source>
        <translation>Wählen Sie einen kürzeren Zeitraum oder eine gröbere Einheit wie month.</translation>
    </message>
    <message>
        <source>Choose a shorter range.</source>
        <translation>Wählen Sie einen kürzeren Zeitraum.</translation>
    </message>
    <message>
        <source>its schema_version, &quot;%1&quot;, is none that a Breakwater wrote</source>
        <translation>seine schema_version, „%1“, hat kein Breakwater geschrieben</translation>
    </message>
    <message>
        <source>Restore a backup.</source>
        <translation>Stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>If no sender of yours is behind it, somebody has the key: make a new one for %1 under another selector, let your nodes sign with it, then withdraw %2 in the DNS.</source>
        <extracomment>%1 a domain, %2 a selector, as &quot;s1&quot;</extracomment>
        <translation>Wenn kein Absender von Ihnen dahintersteht, hat jemand den Schlüssel: Erzeugen Sie für %1 einen neuen unter einem anderen Selektor, lassen Sie Ihre Knoten damit signieren und ziehen Sie dann %2 im DNS zurück.</translation>
    </message>
    <message>
        <source>A signature with a key of your nodes verifies, and more comes so from this network than forwarding explains: a copied key, or a sender that was forgotten.</source>
        <translation>Eine Signatur mit einem Schlüssel Ihrer Knoten ist gültig, und aus diesem Netz kommt mehr davon, als Weiterleiten erklärt: ein kopierter Schlüssel oder ein vergessener Absender.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of reports without dates are in no figure: nobody knows their day.</source>
        <translation>
            <numerusform>%Ln Nachricht aus Berichten ohne Datum steht in keiner Zahl: Niemand kennt ihren Tag.</numerusform>
            <numerusform>%Ln Nachrichten aus Berichten ohne Datum stehen in keiner Zahl: Niemand kennt ihren Tag.</numerusform>
        </translation>
    </message>
    <message>
        <source>p=reject is published. Of the %L1 legitimate messages that failed through forwarders, receivers refused %L2, put aside %L3 and let through %L4; nothing of yours can change that.</source>
        <translation>p=reject ist veröffentlicht. Von den %L1 rechtmäßigen Nachrichten, die über Weiterleiter scheiterten, haben Empfänger %L2 abgewiesen, %L3 beiseitegelegt und %L4 durchgelassen; von Ihrer Seite lässt sich das nicht ändern.</translation>
    </message>
    <message>
        <source>The answer to %1 has no such attachment</source>
        <translation>Die Antwort zu %1 hat keinen solchen Anhang</translation>
    </message>
    <message>
        <source>It is not said what is answered</source>
        <translation>Es ist nicht gesagt, was beantwortet wird</translation>
    </message>
    <message>
        <source>Answer the questions of a control by their names.</source>
        <translation>Beantworten Sie die Fragen einer Prüfung unter ihren Namen.</translation>
    </message>
    <message>
        <source>An answer is somebody&apos;s</source>
        <translation>Eine Antwort gibt immer jemand</translation>
    </message>
    <message>
        <source>Name who answers.</source>
        <translation>Nennen Sie, wer antwortet.</translation>
    </message>
    <message>
        <source>An answer is reviewed after it was given</source>
        <translation>Eine Antwort wird überprüft, nachdem sie gegeben wurde</translation>
    </message>
    <message>
        <source>Choose a later day.</source>
        <translation>Wählen Sie einen späteren Tag.</translation>
    </message>
    <message>
        <source>The attachment has no name, or nothing in it</source>
        <translation>Der Anhang hat keinen Namen oder keinen Inhalt</translation>
    </message>
    <message>
        <source>Choose a file that is not empty.</source>
        <translation>Wählen Sie eine Datei, die nicht leer ist.</translation>
    </message>
    <message>
        <source>%1 is too large to be attached</source>
        <translation>%1 ist zu groß für einen Anhang</translation>
    </message>
    <message>
        <source>at most %1 MB are kept</source>
        <translation>höchstens %1 MB werden aufbewahrt</translation>
    </message>
    <message>
        <source>Attach what matters of it.</source>
        <translation>Hängen Sie an, worauf es darin ankommt.</translation>
    </message>
    <message>
        <source>an attachment is not what it was</source>
        <translation>ein Anhang ist nicht mehr, was er war</translation>
    </message>
    <message>
        <source>The node has no name</source>
        <translation>Der Knoten hat keinen Namen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a host with a port</source>
        <translation>„%1“ ist kein Host mit Port</translation>
    </message>
    <message>
        <source>Name it such as mx1.example.com:25.</source>
        <translation>Nennen Sie ihn wie mx1.example.com:25.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the organisation</source>
        <translation>„%1“ ist nicht die Organisation</translation>
    </message>
    <message>
        <source>There is one, and its name is organisation.</source>
        <translation>Es gibt eine, und ihr Name ist organisation.</translation>
    </message>
    <message>
        <source>What is said of %1 is no JSON object</source>
        <translation>Was von %1 gesagt wird, ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>Nothing was measured of %1</source>
        <translation>Von %1 wurde nichts gemessen</translation>
    </message>
    <message>
        <source>See what is measured for the names that there are.</source>
        <translation>Siehe, was gemessen wird, für die vorhandenen Namen.</translation>
    </message>
    <message>
        <source>The evidence of %1 is too large to be kept</source>
        <translation>Die Nachweise zu %1 sind zu groß, um sie aufzubewahren</translation>
    </message>
    <message>
        <source>at most %1 MB are</source>
        <translation>höchstens %1 MB werden aufbewahrt</translation>
    </message>
    <message>
        <source>%1 is no finding of %2</source>
        <translation>%1 ist kein Befund von %2</translation>
    </message>
    <message>
        <source>%1 was judged twice</source>
        <translation>%1 wurde zweimal beurteilt</translation>
    </message>
    <message>
        <source>what was kept of a measurement cannot be unpacked</source>
        <translation>was von einer Messung aufbewahrt wurde, lässt sich nicht entpacken</translation>
    </message>
    <message>
        <source>something of an unknown kind was measured</source>
        <translation>etwas von unbekannter Art wurde gemessen</translation>
    </message>
    <message>
        <source>a finding says two things at once</source>
        <translation>ein Befund sagt zweierlei zugleich</translation>
    </message>
    <message>
        <source>It is not said which risk is accepted</source>
        <translation>Es ist nicht gesagt, welches Risiko akzeptiert wird</translation>
    </message>
    <message>
        <source>Name a control and what it speaks of, or * for all.</source>
        <translation>Nennen Sie eine Prüfung und das, wovon sie spricht, oder * für alles.</translation>
    </message>
    <message>
        <source>A risk is accepted by somebody and for a reason</source>
        <translation>Ein Risiko akzeptiert jemand, und aus einem Grund</translation>
    </message>
    <message>
        <source>Name both.</source>
        <translation>Nennen Sie beides.</translation>
    </message>
    <message>
        <source>A risk is accepted until a day that is to come, at most two years from now</source>
        <translation>Ein Risiko wird bis zu einem künftigen Tag akzeptiert, höchstens zwei Jahre ab jetzt</translation>
    </message>
    <message>
        <source>Choose such a day.</source>
        <translation>Wählen Sie einen solchen Tag.</translation>
    </message>
    <message>
        <source>No risk was accepted for %1</source>
        <translation>Für %1 wurde kein Risiko akzeptiert</translation>
    </message>
    <message>
        <source>See those that were.</source>
        <translation>Siehe die akzeptierten.</translation>
    </message>
</context>
<context>
    <name>bw::tls</name>
    <message>
        <source>The server&apos;s certificate cannot be read</source>
        <translation>Das Zertifikat des Servers ist nicht lesbar</translation>
    </message>
    <message>
        <source>looking at its TLS</source>
        <translation>Ansehen des TLS</translation>
    </message>
    <message>
        <source>The server ended TLS</source>
        <translation>Der Server beendete TLS</translation>
    </message>
    <message>
        <source>TLS does not come about</source>
        <translation>TLS kommt nicht zustande</translation>
    </message>
    <message>
        <source>speaking TLS</source>
        <translation>Gespräch über TLS</translation>
    </message>
</context>
<context>
    <name>bw::transport</name>
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
    <message>
        <source>“%1” cannot stand in a command</source>
        <translation>„%1“ kann nicht in einem Befehl stehen</translation>
    </message>
    <message>
        <source>it holds blanks or characters that a shell would interpret</source>
        <translation>es enthält Leerzeichen oder Zeichen, die eine Shell deuten würde</translation>
    </message>
    <message>
        <source>Reach this file by SFTP, or give it a plain name.</source>
        <translation>Lesen Sie diese Datei über SFTP, oder geben Sie ihr einen einfachen Namen.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 could not be looked up</source>
        <translation>%1 konnte nicht aufgelöst werden</translation>
    </message>
    <message>
        <source>too many look-ups still wait for the resolver</source>
        <translation>zu viele Anfragen warten noch auf den Resolver</translation>
    </message>
    <message>
        <source>Look at this computer&apos;s DNS settings.</source>
        <translation>Prüfen Sie die DNS-Einstellungen dieses Rechners.</translation>
    </message>
    <message>
        <source>looking up its name</source>
        <translation>Namensauflösung</translation>
    </message>
    <message>
        <source>Check the name, or give its address.</source>
        <translation>Prüfen Sie den Namen, oder geben Sie die Adresse an.</translation>
    </message>
    <message>
        <source>%1 does not answer on port %2</source>
        <translation>%1 antwortet nicht auf Port %2</translation>
    </message>
    <message>
        <source>Check the port, and that the SSH server runs there.</source>
        <translation>Prüfen Sie den Port, und ob der SSH-Server dort läuft.</translation>
    </message>
    <message>
        <source>Check the address, the route and the firewall.</source>
        <translation>Prüfen Sie Adresse, Weg und Firewall.</translation>
    </message>
    <message>
        <source>Stopped while %1</source>
        <translation>Abgebrochen bei: %1</translation>
    </message>
    <message>
        <source>No answer in time while %1</source>
        <translation>Keine rechtzeitige Antwort bei: %1</translation>
    </message>
    <message>
        <source>Check the host and the network; the next round tries again.</source>
        <translation>Prüfen Sie Host und Netz; die nächste Runde versucht es wieder.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>Verbindungsaufbau</translation>
    </message>
    <message>
        <source>The folder could not be listed</source>
        <translation>Der Ordner konnte nicht aufgelistet werden</translation>
    </message>
    <message>
        <source>running %1</source>
        <translation>Ausführen von %1</translation>
    </message>
    <message>
        <source>%1 could not be run</source>
        <translation>%1 konnte nicht ausgeführt werden</translation>
    </message>
    <message>
        <source>No route leads to %1</source>
        <translation>Zu %1 führt kein Weg</translation>
    </message>
    <message>
        <source>its logs were imported by hand</source>
        <translation>seine Protokolle wurden von Hand importiert</translation>
    </message>
    <message>
        <source>Edit the node and say how it is reached.</source>
        <translation>Bearbeiten Sie den Knoten und sagen Sie, wie er erreicht wird.</translation>
    </message>
    <message>
        <source>the node does not allow the command</source>
        <translation>der Knoten erlaubt den Befehl nicht</translation>
    </message>
    <message>
        <source>Look at the forced command of this account.</source>
        <translation>Prüfen Sie den erzwungenen Befehl dieses Kontos.</translation>
    </message>
    <message>
        <source>The node&apos;s answer is not what stat prints</source>
        <translation>Die Antwort des Knotens ist nicht das, was stat ausgibt</translation>
    </message>
    <message>
        <source>asking the jump host for a way on</source>
        <translation>Weiterleitung durch den Sprung-Host</translation>
    </message>
    <message>
        <source>The jump host has no way to %1</source>
        <translation>Der Sprung-Host hat keinen Weg zu %1</translation>
    </message>
    <message>
        <source>Check the name as the jump host knows it, and that it allows TCP forwarding.</source>
        <translation>Prüfen Sie den Namen, wie der Sprung-Host ihn kennt, und ob er TCP-Weiterleitung erlaubt.</translation>
    </message>
    <message>
        <source>No socket could be made</source>
        <translation>Es konnte kein Socket angelegt werden</translation>
    </message>
    <message>
        <source>The known host keys could not be read</source>
        <translation>Die bekannten Host-Schlüssel konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>The known host keys could not be written</source>
        <translation>Die bekannten Host-Schlüssel konnten nicht geschrieben werden</translation>
    </message>
    <message>
        <source>reading files</source>
        <translation>Lesen von Dateien</translation>
    </message>
    <message>
        <source>the server says: failure %1</source>
        <translation>der Server meldet: Fehler %1</translation>
    </message>
    <message>
        <source>starting SFTP</source>
        <translation>Start von SFTP</translation>
    </message>
    <message>
        <source>The server has no SFTP for this account</source>
        <translation>Der Server hat kein SFTP für dieses Konto</translation>
    </message>
    <message>
        <source>Choose the route SSH, which can read by commands too.</source>
        <translation>Wählen Sie den Zugangsweg SSH, der auch mit Befehlen lesen kann.</translation>
    </message>
    <message>
        <source>ssh&apos;s configuration could not be read</source>
        <translation>Die Konfiguration von ssh konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>ssh&apos;s configuration is larger than 1 MiB</source>
        <translation>Die Konfiguration von ssh ist größer als 1 MiB</translation>
    </message>
    <message>
        <source>More than %1 jump hosts are named</source>
        <translation>Es sind mehr als %1 Sprung-Hosts genannt</translation>
    </message>
    <message>
        <source>This node is read by journald, not by files</source>
        <translation>Dieser Knoten wird über journald gelesen, nicht über Dateien</translation>
    </message>
    <message>
        <source>The route SFTP runs no commands</source>
        <translation>Der Zugangsweg SFTP führt keine Befehle aus</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>Es besteht keine Verbindung</translation>
    </message>
    <message>
        <source>The connection broke while %1</source>
        <translation>Die Verbindung brach ab bei: %1</translation>
    </message>
    <message>
        <source>The next round tries again.</source>
        <translation>Die nächste Runde versucht es wieder.</translation>
    </message>
    <message>
        <source>No SSH session could be made</source>
        <translation>Es konnte keine SSH-Sitzung angelegt werden</translation>
    </message>
    <message>
        <source>meeting the SSH server</source>
        <translation>Begrüßung durch den SSH-Server</translation>
    </message>
    <message>
        <source>%1 answers, but not as an SSH server that we understand</source>
        <translation>%1 antwortet, aber nicht als SSH-Server, den wir verstehen</translation>
    </message>
    <message>
        <source>%1, %2 ms</source>
        <translation>%1, %2 ms</translation>
    </message>
    <message>
        <source>%1, accepted now</source>
        <translation>%1, jetzt angenommen</translation>
    </message>
    <message>
        <source>The host key of %1 has changed to %2</source>
        <translation>Der Host-Schlüssel von %1 hat sich geändert, jetzt %2</translation>
    </message>
    <message>
        <source>the server was installed anew, or somebody stands between you and it; nothing was sent</source>
        <translation>der Server wurde neu installiert, oder jemand steht zwischen Ihnen und ihm; es wurde nichts gesendet</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation>geändert: %1</translation>
    </message>
    <message>
        <source>The host key of %1 is not known: %2</source>
        <translation>Der Host-Schlüssel von %1 ist nicht bekannt: %2</translation>
    </message>
    <message>
        <source>this computer has never met it; no log-in was tried</source>
        <translation>dieser Rechner ist ihm nie begegnet; eine Anmeldung wurde nicht versucht</translation>
    </message>
    <message>
        <source>not known to this computer: %1</source>
        <translation>diesem Rechner nicht bekannt: %1</translation>
    </message>
    <message>
        <source>The host key could not be written</source>
        <translation>Der Host-Schlüssel konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Check that you may write there.</source>
        <translation>Prüfen Sie, ob Sie dort schreiben dürfen.</translation>
    </message>
    <message>
        <source>logging in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>as %1, with %2</source>
        <translation>als %1, mit %2</translation>
    </message>
    <message>
        <source>no secret at all</source>
        <translation>keinerlei Geheimnis</translation>
    </message>
    <message>
        <source>the agent&apos;s keys</source>
        <translation>die Schlüssel des Agenten</translation>
    </message>
    <message>
        <source>the SSH agent</source>
        <translation>dem SSH-Agenten</translation>
    </message>
    <message>
        <source>The key file is not there</source>
        <translation>Die Schlüsseldatei ist nicht vorhanden</translation>
    </message>
    <message>
        <source>Name the private key, not its .pub.</source>
        <translation>Nennen Sie den privaten Schlüssel, nicht die .pub-Datei.</translation>
    </message>
    <message>
        <source>the password</source>
        <translation>das Passwort</translation>
    </message>
    <message>
        <source>a password</source>
        <translation>einem Passwort</translation>
    </message>
    <message>
        <source>%1 did not let %2 in</source>
        <translation>%1 hat %2 nicht eingelassen</translation>
    </message>
    <message>
        <source>there was no key to offer</source>
        <translation>es gab keinen Schlüssel anzubieten</translation>
    </message>
    <message>
        <source>tried: %1</source>
        <translation>versucht: %1</translation>
    </message>
    <message>
        <source>Put the public key into that account&apos;s authorized_keys there, or name another key or user.</source>
        <translation>Tragen Sie den öffentlichen Schlüssel dort in authorized_keys dieses Kontos ein, oder nennen Sie einen anderen Schlüssel oder Benutzer.</translation>
    </message>
    <message>
        <source>%1 runs no commands for this account</source>
        <translation>%1 führt für dieses Konto keine Befehle aus</translation>
    </message>
    <message>
        <source>Choose the route SFTP for it.</source>
        <translation>Wählen Sie dafür den Zugangsweg SFTP.</translation>
    </message>
    <message>
        <source>%1 is not reached by SSH</source>
        <translation>%1 wird nicht über SSH erreicht</translation>
    </message>
    <message>
        <source>This is no public key</source>
        <translation>Das ist kein öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>Name the .pub file, or make a key with fleet key make.</source>
        <translation>Nennen Sie die .pub-Datei, oder erzeugen Sie einen Schlüssel mit fleet key make.</translation>
    </message>
    <message>
        <source>“%1” cannot stand in a forced command</source>
        <translation>„%1“ kann nicht in einem erzwungenen Befehl stehen</translation>
    </message>
    <message>
        <source>The list names too many hosts</source>
        <translation>Die Liste nennt zu viele Rechner</translation>
    </message>
    <message>
        <source>more than %L1</source>
        <translation>mehr als %L1</translation>
    </message>
    <message>
        <source>Import it in parts.</source>
        <translation>Importieren Sie sie in Teilen.</translation>
    </message>
    <message>
        <source>%1 is no port</source>
        <translation>%1 ist kein Port</translation>
    </message>
    <message>
        <source>line %1: %2 is passed over</source>
        <translation>Zeile %1: %2 wird übergangen</translation>
    </message>
    <message>
        <source>This is not what ansible-inventory --list prints</source>
        <translation>Das ist nicht die Ausgabe von ansible-inventory --list</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Write it with: ansible-inventory --list &gt; inventory.json</source>
        <translation>Schreiben Sie sie mit: ansible-inventory --list &gt; inventory.json</translation>
    </message>
    <message>
        <source>%1: ansible_ssh_common_args is passed over; only -J HOST is read</source>
        <translation>%1: ansible_ssh_common_args wird übergangen; nur -J HOST wird gelesen</translation>
    </message>
    <message>
        <source>The first line names no column “name” or “host”</source>
        <translation>Die erste Zeile nennt keine Spalte „name“ oder „host“</translation>
    </message>
    <message>
        <source>line 1</source>
        <translation>Zeile 1</translation>
    </message>
    <message>
        <source>Columns are: %1</source>
        <translation>Spalten sind: %1</translation>
    </message>
    <message>
        <source>line 1: the column “%1” is passed over</source>
        <translation>Zeile 1: Die Spalte „%1“ wird übergangen</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>it has more columns than the first line</source>
        <translation>sie hat mehr Spalten als die erste Zeile</translation>
    </message>
    <message>
        <source>there is no route named %1</source>
        <translation>es gibt keinen Zugangsweg namens %1</translation>
    </message>
    <message>
        <source>The list of hosts is larger than 16 MiB</source>
        <translation>Die Liste der Rechner ist größer als 16 MiB</translation>
    </message>
    <message>
        <source>No secret is taken here</source>
        <translation>Hier wird kein Geheimnis entgegengenommen</translation>
    </message>
    <message>
        <source>the password of %1</source>
        <translation>das Passwort von %1</translation>
    </message>
    <message>
        <source>the passphrase of %1</source>
        <translation>die Passphrase von %1</translation>
    </message>
    <message>
        <source>not known here: %1</source>
        <translation>hier nicht bekannt: %1</translation>
    </message>
    <message>
        <source>Give it on the page Fleet, keep it with fleet secret, or unlock the key in the SSH agent.</source>
        <translation>Geben Sie es auf der Seite Flotte an, bewahren Sie es mit fleet secret auf, oder entsperren Sie den Schlüssel im SSH-Agenten.</translation>
    </message>
    <message>
        <source>Name the file that the mail log is written to.</source>
        <translation>Nennen Sie die Datei, in die das Mail-Protokoll geschrieben wird.</translation>
    </message>
    <message>
        <source>not known to this computer, but the one that the store has as accepted: %1</source>
        <translation>diesem Rechner nicht bekannt, aber der, den der Datenspeicher als angenommen führt: %1</translation>
    </message>
    <message>
        <source>The log is not there</source>
        <translation>Das Protokoll ist nicht vorhanden</translation>
    </message>
    <message>
        <source>Check its name on the node, or choose the route journald.</source>
        <translation>Prüfen Sie seinen Namen auf dem Knoten, oder wählen Sie den Zugangsweg journald.</translation>
    </message>
    <message>
        <source>A folder stands where the log was named</source>
        <translation>Wo das Protokoll genannt ist, steht ein Ordner</translation>
    </message>
    <message>
        <source>Name the log itself; or end the path with a slash, and all logs in the folder are read.</source>
        <translation>Nennen Sie das Protokoll selbst; oder beenden Sie den Pfad mit einem Schrägstrich, dann werden alle Protokolle des Ordners gelesen.</translation>
    </message>
    <message>
        <source>it is a device, a pipe or a socket</source>
        <translation>es ist ein Gerät, eine Pipe oder ein Socket</translation>
    </message>
    <message>
        <source>The clock of the node is not known</source>
        <translation>Die Uhr des Knotens ist nicht bekannt</translation>
    </message>
    <message>
        <source>See that “date” answers there; the log is read without it.</source>
        <translation>Sorgen Sie dafür, dass „date“ dort antwortet; das Protokoll wird auch ohne es gelesen.</translation>
    </message>
    <message>
        <source>“date” said: %1</source>
        <translation>„date“ sagte: %1</translation>
    </message>
    <message>
        <source>this computer knows a key of another type; the store has this one as accepted: %1</source>
        <translation>dieser Rechner kennt einen Schlüssel anderer Art; der Datenspeicher führt diesen als angenommen: %1</translation>
    </message>
    <message>
        <source>The host key of %1 has changed to %2; the one that was named is another, %3</source>
        <translation>Der Host-Schlüssel von %1 hat sich zu %2 geändert; der genannte ist ein anderer, %3</translation>
    </message>
    <message>
        <source>The host key of %1 is %2; the one that was named is another, %3</source>
        <translation>Der Host-Schlüssel von %1 ist %2; der genannte ist ein anderer, %3</translation>
    </message>
    <message>
        <source>no log-in was tried</source>
        <translation>es wurde keine Anmeldung versucht</translation>
    </message>
    <message>
        <source>Look with ssh-keygen -lf on the server, not over the network, which of the two is its own. Name that one, whole.</source>
        <translation>Sehen Sie mit ssh-keygen -lf auf dem Server selbst nach, nicht über das Netz, welcher der beiden seiner ist. Nennen Sie diesen ganz.</translation>
    </message>
    <message>
        <source>not the one that was named: %1</source>
        <translation>nicht der genannte: %1</translation>
    </message>
    <message>
        <source>The host key of %1 is %2, as accepted before; the one that was named is another, %3</source>
        <translation>Der Host-Schlüssel von %1 ist %2, wie zuvor angenommen; der genannte ist ein anderer, %3</translation>
    </message>
    <message>
        <source>Ask its owner for the fingerprint. If it is this one, name it: %1</source>
        <translation>Fragen Sie den Betreiber nach dem Fingerabdruck. Ist es dieser, nennen Sie ihn: %1</translation>
    </message>
    <message>
        <source>Compare it with ssh-keygen -lf on the server, then name it: %1</source>
        <translation>Vergleichen Sie ihn auf dem Server mit ssh-keygen -lf, dann nennen Sie ihn: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <comment>by how much a clock is off</comment>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <comment>by how much a clock is off</comment>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>by how much a clock is off</comment>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <comment>by how much a clock is off</comment>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>The clock of the node is ahead of ours by %1</source>
        <translation>Die Uhr des Knotens geht gegenüber unserer um %1 vor</translation>
    </message>
    <message>
        <source>The clock of the node is behind ours by %1</source>
        <translation>Die Uhr des Knotens geht gegenüber unserer um %1 nach</translation>
    </message>
    <message>
        <source>what it logs counts at the wrong time</source>
        <translation>was dort protokolliert wird, zählt zur falschen Zeit</translation>
    </message>
    <message>
        <source>Set it there, as with “timedatectl set-ntp true”.</source>
        <translation>Stellen Sie sie dort, etwa mit „timedatectl set-ntp true“.</translation>
    </message>
    <message>
        <source>The server was not reached</source>
        <translation>Der Server wurde nicht erreicht</translation>
    </message>
    <message>
        <source>Look at its name and port.</source>
        <translation>Prüfen Sie Name und Port.</translation>
    </message>
    <message>
        <source>The server did not answer in time</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>Look at its port, and whether it speaks TLS from the start.</source>
        <translation>Prüfen Sie den Port, und ob er von Anfang an TLS spricht.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut</translation>
    </message>
    <message>
        <source>Nothing was sent. Use the name that is in its certificate, or name the file of its authority.</source>
        <translation>Nichts wurde gesendet. Nehmen Sie den Namen, der im Zertifikat steht, oder nennen Sie die Datei seiner Zertifizierungsstelle.</translation>
    </message>
    <message>
        <source>The server offers no encryption</source>
        <translation>Der Server bietet keine Verschlüsselung</translation>
    </message>
    <message>
        <source>Nothing was sent. Use a port with STARTTLS or TLS.</source>
        <translation>Nichts wurde gesendet. Nehmen Sie einen Port mit STARTTLS oder TLS.</translation>
    </message>
    <message>
        <source>No encrypted connection came about</source>
        <translation>Es kam keine verschlüsselte Verbindung zustande</translation>
    </message>
    <message>
        <source>The server refused the login</source>
        <translation>Der Server hat die Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>Look at user and password.</source>
        <translation>Prüfen Sie Benutzer und Passwort.</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <translation>Es wurde angehalten</translation>
    </message>
    <message>
        <source>The connection broke off</source>
        <translation>Die Verbindung brach ab</translation>
    </message>
    <message>
        <source>Try it again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The mail server refused %1</source>
        <translation>Der Mailserver hat %1 abgelehnt</translation>
    </message>
    <message>
        <source>Look at the names of the folders, and at what the user may do there.</source>
        <translation>Prüfen Sie die Namen der Ordner, und was der Benutzer dort darf.</translation>
    </message>
    <message>
        <source>The mail server ended the session</source>
        <translation>Der Mailserver hat die Sitzung beendet</translation>
    </message>
    <message>
        <source>The mail server answers with what is no IMAP</source>
        <translation>Der Mailserver antwortet mit etwas, das kein IMAP ist</translation>
    </message>
    <message>
        <source>Look at its port.</source>
        <translation>Prüfen Sie den Port.</translation>
    </message>
    <message>
        <source>The mail server sent more than it was asked for</source>
        <translation>Der Mailserver hat mehr gesendet, als verlangt war</translation>
    </message>
    <message>
        <source>Look whether this is the right server.</source>
        <translation>Prüfen Sie, ob das der richtige Server ist.</translation>
    </message>
    <message>
        <source>The folder&apos;s messages cannot be told apart</source>
        <translation>Die Nachrichten des Ordners lassen sich nicht unterscheiden</translation>
    </message>
    <message>
        <source>the mail server names no UIDVALIDITY</source>
        <translation>der Mailserver nennt keine UIDVALIDITY</translation>
    </message>
    <message>
        <source>Copy its messages to files, and import those.</source>
        <translation>Kopieren Sie seine Nachrichten in Dateien, und lesen Sie diese ein.</translation>
    </message>
    <message>
        <source>The message is no longer there</source>
        <translation>Die Nachricht ist nicht mehr da</translation>
    </message>
    <message>
        <source>The message is too large</source>
        <translation>Die Nachricht ist zu groß</translation>
    </message>
    <message>
        <source>more than %L1 bytes</source>
        <translation>mehr als %L1 Bytes</translation>
    </message>
    <message>
        <source>The mail server cannot move messages</source>
        <translation>Der Mailserver kann keine Nachrichten verschieben</translation>
    </message>
    <message>
        <source>it offers neither MOVE nor UIDPLUS</source>
        <translation>er bietet weder MOVE noch UIDPLUS</translation>
    </message>
    <message>
        <source>They stay where they are. Set the mailbox without a folder to move to.</source>
        <translation>Sie bleiben, wo sie sind. Legen Sie das Postfach ohne Zielordner an.</translation>
    </message>
    <message>
        <source>the server ended it</source>
        <translation>der Server hat sie beendet</translation>
    </message>
    <message>
        <source>reading the mailbox</source>
        <translation>Lesen des Postfachs</translation>
    </message>
    <message>
        <source>libcurl refused a setting</source>
        <translation>libcurl hat eine Einstellung abgelehnt</translation>
    </message>
    <message>
        <source>The provider&apos;s answer makes no sense</source>
        <translation>Die Antwort des Anbieters ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>it answered %1</source>
        <translation>er antwortete %1</translation>
    </message>
    <message>
        <source>Look whether this is the right address.</source>
        <translation>Prüfen Sie, ob das die richtige Adresse ist.</translation>
    </message>
    <message>
        <source>The provider gives no access</source>
        <translation>Der Anbieter gewährt keinen Zugang</translation>
    </message>
    <message>
        <source>Log in to the mailbox once more, with feedback mailbox login.</source>
        <translation>Melden Sie sich noch einmal beim Postfach an, mit feedback mailbox login.</translation>
    </message>
    <message>
        <source>waiting for your consent</source>
        <translation>Warten auf Ihre Zustimmung</translation>
    </message>
    <message>
        <source>asking for access</source>
        <translation>Bitten um Zugang</translation>
    </message>
    <message>
        <source>The server&apos;s answer is too large</source>
        <translation>Die Antwort des Servers ist zu groß</translation>
    </message>
    <message>
        <source>the file of its authority cannot be read</source>
        <translation>die Datei seiner Zertifizierungsstelle lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>it was made out for another name</source>
        <translation>es ist auf einen anderen Namen ausgestellt</translation>
    </message>
    <message>
        <source>it is not valid yet; look at this computer&apos;s clock</source>
        <translation>es gilt noch nicht; sehen Sie nach der Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>it has expired</source>
        <translation>es ist abgelaufen</translation>
    </message>
    <message>
        <source>the server signed it itself</source>
        <translation>der Server hat es selbst unterschrieben</translation>
    </message>
    <message>
        <source>it is signed by an authority that this computer does not know</source>
        <translation>es ist von einer Stelle unterschrieben, die dieser Rechner nicht kennt</translation>
    </message>
    <message>
        <source>it was revoked</source>
        <translation>es wurde widerrufen</translation>
    </message>
    <message>
        <source>it does not hold (OpenSSL&apos;s verdict %1)</source>
        <translation>es hält nicht stand (Urteil %1 von OpenSSL)</translation>
    </message>
    <message>
        <source>The mail server does not hand out the message, and it can be tried again</source>
        <translation>Der Mailserver gibt die Nachricht nicht heraus; ein neuer Versuch ist möglich</translation>
    </message>
    <message>
        <source>it lists it, and sends nothing of it</source>
        <translation>er führt sie auf, sendet aber nichts davon</translation>
    </message>
    <message>
        <source>Try it again with: breakwaterctl feedback pull --again</source>
        <translation>Erneut versuchen: breakwaterctl feedback pull --again</translation>
    </message>
    <message>
        <source>no address is known of that name</source>
        <translation>zu diesem Namen ist keine Adresse bekannt</translation>
    </message>
    <message>
        <source>nobody takes the connection there</source>
        <translation>dort nimmt niemand die Verbindung an</translation>
    </message>
    <message>
        <source>its certificate does not hold</source>
        <translation>sein Zertifikat gilt nicht</translation>
    </message>
    <message>
        <source>the file of authorities cannot be read</source>
        <translation>die Datei der Zertifizierungsstellen ist nicht lesbar</translation>
    </message>
    <message>
        <source>it does not offer STARTTLS</source>
        <translation>er bietet kein STARTTLS an</translation>
    </message>
    <message>
        <source>the TLS handshake failed</source>
        <translation>der TLS-Aufbau ist gescheitert</translation>
    </message>
    <message>
        <source>it does not take this user with this password</source>
        <translation>er nimmt diesen Benutzer mit diesem Passwort nicht an</translation>
    </message>
    <message>
        <source>it ended the connection</source>
        <translation>er hat die Verbindung beendet</translation>
    </message>
    <message>
        <source>fetching a page</source>
        <translation>Abrufen einer Seite</translation>
    </message>
    <message>
        <source>The connection was ended</source>
        <translation>Die Verbindung wurde beendet</translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation>Warten auf den Server</translation>
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
        <extracomment>%1 is an age in symbols of units: &quot;40 s&quot;, &quot;4 h 12 min&quot;.</extracomment>
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
        <translation>nicht vorhanden</translation>
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
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor einem Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) changed</source>
        <translation>
            <numerusform>%n Einstellung geändert</numerusform>
            <numerusform>%n Einstellungen geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und ein weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>C: next change, O: compare</source>
        <translation>C: nächste Änderung, O: vergleichen</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>Geänderte Einstellungen</translation>
    </message>
    <message>
        <source>Grouped under</source>
        <extracomment>Header of a column in an exported file: the group that a row stands under.</extracomment>
        <translation>Gruppiert unter</translation>
    </message>
    <message>
        <source>Drop log files or folders here</source>
        <translation>Protokolldateien oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Plain, .gz, .zst, .xz, .bz2 or .zip; syslog or journald</source>
        <translation>Unkomprimiert, .gz, .zst, .xz, .bz2 oder .zip; syslog oder journald</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>still growing</source>
        <translation>wächst noch</translation>
    </message>
    <message>
        <source>Still growing</source>
        <translation>Wächst noch</translation>
    </message>
</context>
<context>
    <name>bw::ui::Banner</name>
    <message>
        <source>Dismiss this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
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
        <translation>Diese Zeilen exportieren …</translation>
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
        <translation>Spalten wählen …</translation>
    </message>
    <message>
        <source>None of the %1 rows has “%2”.</source>
        <translation>Keine der %1 Zeilen enthält „%2“.</translation>
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
    <name>bw::ui::FilterChips</name>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln gewählt</numerusform>
            <numerusform>%Ln gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>other</source>
        <comment>stream</comment>
        <extracomment>The stream of what no rule names</extracomment>
        <translation>Sonstige</translation>
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
    <name>bw::ui::Page</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und ein weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>A part of this cannot be told.</source>
        <translation>Ein Teil davon lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>%1 of this range was heard.</source>
        <translation>%1 dieses Zeitraums wurde erfasst.</translation>
    </message>
    <message>
        <source>See what is missing</source>
        <translation>Ansehen, was fehlt</translation>
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
    <name>bw::ui::RulesEditor</name>
    <message>
        <source>Add rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Try on stored data</source>
        <translation>An gespeicherten Daten erproben</translation>
    </message>
    <message>
        <source>Save rules</source>
        <translation>Regeln speichern</translation>
    </message>
    <message>
        <source>The rules are being read.</source>
        <translation>Die Regeln werden gelesen.</translation>
    </message>
    <message>
        <source>It is the first rule.</source>
        <translation>Es ist die erste Regel.</translation>
    </message>
    <message>
        <source>It is the last rule.</source>
        <translation>Es ist die letzte Regel.</translation>
    </message>
    <message>
        <source>%1 (%2 in its fields)</source>
        <extracomment>%1 is &quot;Move rule 2 up&quot;, %2 the key</extracomment>
        <translation>%1 (%2 in ihren Feldern)</translation>
    </message>
    <message>
        <source>Move rule %1 up</source>
        <translation>Regel %1 nach oben</translation>
    </message>
    <message>
        <source>Move rule %1 down</source>
        <translation>Regel %1 nach unten</translation>
    </message>
    <message>
        <source>Remove rule %1</source>
        <translation>Regel %1 entfernen</translation>
    </message>
    <message>
        <source>These rules are saved already.</source>
        <translation>Diese Regeln sind schon gespeichert.</translation>
    </message>
    <message>
        <source>Trying the rules on what is stored …</source>
        <translation>Die Regeln werden am Gespeicherten erprobt …</translation>
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
<context>
    <name>bw::volume::SpanPanel</name>
    <message>
        <source>What makes this stretch unlike the rest</source>
        <translation>Was diesen Abschnitt vom Rest unterscheidet</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird angesehen …</translation>
    </message>
    <message>
        <source>Open its messages</source>
        <translation>Seine Nachrichten öffnen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Messages of this stretch</source>
        <translation>Nachrichten dieses Abschnitts</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>No message of this stretch is kept any more, or none was accepted in it.</source>
        <translation>Von diesem Abschnitt ist keine Nachricht mehr aufbewahrt, oder in ihm wurde keine angenommen.</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 gelesen</translation>
    </message>
    <message>
        <source>%1 of %2 read</source>
        <translation>%1 von %2 gelesen</translation>
    </message>
    <message>
        <source>Nothing stands out: senders, destinations and nodes are as in the rest of the range.</source>
        <translation>Nichts sticht heraus: Absender, Ziele und Knoten sind wie im Rest des Zeitraums.</translation>
    </message>
    <message>
        <source>This stretch was not heard: what was sent in it is unknown.</source>
        <translation>Dieser Abschnitt wurde nicht erfasst: was darin gesendet wurde, ist unbekannt.</translation>
    </message>
    <message>
        <source>No message is kept of what was heard. Part of this stretch was not heard.</source>
        <translation>Vom Erfassten ist keine Nachricht aufbewahrt. Ein Teil dieses Abschnitts wurde nicht erfasst.</translation>
    </message>
    <message>
        <source>Unknown: it was not heard.</source>
        <translation>Unbekannt: er wurde nicht erfasst.</translation>
    </message>
</context>
<context>
    <name>bw::volume::VolumePage</name>
    <message>
        <source>Sending volume</source>
        <translation>Versandvolumen</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
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
        <source>Group by</source>
        <translation>Gliedern nach</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Filter destinations</source>
        <translation>Ziele filtern</translation>
    </message>
    <message>
        <source>Filter reasons</source>
        <translation>Gründe filtern</translation>
    </message>
    <message>
        <source>What did your servers send?</source>
        <translation>Was haben Ihre Server gesendet?</translation>
    </message>
    <message>
        <source>Every recipient&apos;s outcome is in the mail log. Bring one, and the first picture takes seconds.</source>
        <translation>Der Ausgang jedes Empfängers steht im Mailprotokoll. Bringen Sie eines mit, und das erste Bild ist in Sekunden da.</translation>
    </message>
    <message>
        <source>Only looking?</source>
        <translation>Nur zum Anschauen?</translation>
    </message>
    <message>
        <source>It stays apart from your own.</source>
        <translation>Sie bleibt von Ihrer eigenen getrennt.</translation>
    </message>
    <message>
        <source>Nothing was read yet</source>
        <translation>Noch wurde nichts gelesen</translation>
    </message>
    <message>
        <source>No mail went anywhere in this range.</source>
        <translation>In diesem Zeitraum ging nirgendwohin Mail.</translation>
    </message>
    <message>
        <source>Nothing was refused or put off.</source>
        <translation>Nichts wurde abgewiesen oder aufgeschoben.</translation>
    </message>
    <message>
        <source>Nothing was heard in this range.</source>
        <translation>In diesem Zeitraum wurde nichts erfasst.</translation>
    </message>
    <message>
        <source>Nothing was heard in this range</source>
        <translation>In diesem Zeitraum wurde nichts erfasst</translation>
    </message>
    <message>
        <source>Figures are lower bounds; hours that were not heard are drawn as gaps and left out of averages.</source>
        <translation>Zahlen sind Untergrenzen; nicht erfasste Stunden sind als Lücken gezeichnet und zählen in Mittelwerten nicht mit.</translation>
    </message>
    <message>
        <source>The chart, as a picture</source>
        <translation>Das Diagramm, als Bild</translation>
    </message>
    <message>
        <source>The chart&apos;s figures, as a table</source>
        <translation>Die Zahlen des Diagramms, als Tabelle</translation>
    </message>
    <message>
        <source>Destinations, as a table</source>
        <translation>Ziele, als Tabelle</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Ausgänge</translation>
    </message>
    <message>
        <source>share not delivered, of recipients that ended</source>
        <translation>nicht zugestellter Anteil der abgeschlossenen Empfänger</translation>
    </message>
    <message>
        <source>Reasons given</source>
        <translation>Genannte Gründe</translation>
    </message>
    <message>
        <source>recipients, by their domain</source>
        <translation>Empfänger, nach ihrer Domain</translation>
    </message>
    <message>
        <source>usual recipients</source>
        <translation>übliche Empfänger</translation>
    </message>
    <message>
        <source>At least %1 with the chosen outcome</source>
        <translation>Mindestens %1 mit dem gewählten Ausgang</translation>
    </message>
    <message>
        <source>%1 with the chosen outcome</source>
        <translation>%1 mit dem gewählten Ausgang</translation>
    </message>
    <message>
        <source>At least %1 accepted messages to %2 recipients</source>
        <translation>Mindestens %1 angenommene Nachrichten an %2 Empfänger</translation>
    </message>
    <message>
        <source>%1 accepted messages to %2 recipients</source>
        <translation>%1 angenommene Nachrichten an %2 Empfänger</translation>
    </message>
    <message>
        <source>Reasons given, as a table</source>
        <translation>Genannte Gründe, als Tabelle</translation>
    </message>
    <message>
        <source>%1 times; %2 not delivered</source>
        <translation>%1-mal; %2 nicht zugestellt</translation>
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
        <source>Not all of this can be counted any more</source>
        <translation>Nicht alles davon lässt sich noch zählen</translation>
    </message>
    <message>
        <source>The export was cancelled</source>
        <translation>Der Export wurde abgebrochen</translation>
    </message>
    <message>
        <source>Not known: the volume could not be read</source>
        <translation>Nicht bekannt: Das Versandvolumen konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Show a made-up fleet</source>
        <translation>Eine erfundene Flotte zeigen</translation>
    </message>
</context>
</TS>

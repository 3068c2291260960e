// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// mailauth (npm) as a second opinion. In: {"server": "127.0.0.1:PORT", "seal": [{"message", "key", "domain", "selector", "hops"}],
// "check": [{"message", "client", "mailFrom", "helo"}]}, messages in base64. Out: {"sealed": [base64], "checked": [{"spf", "dkim":
// [words], "dmarc", "policy", "arc"}]}, in order; empty: it says nothing.
'use strict';

const { Resolver } = require('node:dns').promises;
const { authenticate } = require('mailauth');
const { sealMessage } = require('mailauth/lib/arc');

console.log = console.error; // mailauth says things of its own; our answer alone is on standard output

async function seal(one) {
    let message = Buffer.from(one.message, 'base64');
    for (let hop = 1; hop <= one.hops; ++hop) {
        const fields = await sealMessage(message, {
            signingDomain: one.domain,
            selector: one.selector,
            privateKey: one.key,
            algorithm: 'rsa-sha256',
            authResults: `mx.example.org; spf=pass smtp.mailfrom=hop${hop}.example`,
            cv: hop === 1 ? 'none' : 'pass'
        });
        message = Buffer.concat([fields, message]);
    }
    return message.toString('base64');
}

async function check(one, resolver) {
    const found = await authenticate(Buffer.from(one.message, 'base64'), {
        ip: one.client,
        sender: one.mailFrom,
        helo: one.helo,
        mta: 'peer.example',
        disableBimi: true,
        resolver: (name, type) => resolver.resolve(name, type)
    });
    return {
        spf: found.spf?.status?.result || '',
        // An unsigned message has one result, "none", in its list.
        dkim: (found.dkim?.results || []).map(row => row.status.result).filter(word => word !== 'none'),
        dmarc: found.dmarc?.status?.result || '',
        policy: found.dmarc?.policy || '',
        arc: found.arc?.status?.result || ''
    };
}

async function main() {
    let text = '';
    for await (const chunk of process.stdin)
        text += chunk;
    const asked = JSON.parse(text);
    const resolver = new Resolver({ timeout: 10000, tries: 3 });
    resolver.setServers([asked.server]);
    const sealed = [];
    for (const one of asked.seal || [])
        sealed.push(await seal(one));
    const checked = [];
    for (const one of asked.check || [])
        checked.push(await check(one, resolver));
    process.stdout.write(JSON.stringify({ sealed, checked }));
}

main().catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
});

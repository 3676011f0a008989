"""A mail server for tests/peer.test.ts: aiosmtpd with STARTTLS and a log-in; what it takes lies in Maildirs that Dovecot shows.

usage: peer.py FOLDER PORT PORT_TLS   (certificate and key are FOLDER/cert.pem and FOLDER/key.pem)
"""

import mailbox
import os
import ssl
import subprocess
import sys
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

folder, port, port_tls = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
os.umask(0)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nouser"):
            return "550 5.1.1 no such user"
        if address.startswith("grey") and not os.path.exists(os.path.join(folder, "greyed")):
            open(os.path.join(folder, "greyed"), "w").close()
            return "451 4.7.1 greylisted, try again in 1 second"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 go on"

    async def handle_DATA(self, server, session, envelope):
        for address in envelope.rcpt_tos:
            user = address.split("@")[0].split("+")[0]
            os.makedirs(os.path.join(folder, "mail", user), exist_ok=True)
            box = mailbox.Maildir(os.path.join(folder, "mail", user, "Maildir"), create=True)
            head = f"Delivered-To: {address}\r\nReturn-Path: <{envelope.mail_from}>\r\n".encode()
            box.add(head + envelope.original_content)
            # Dovecot looks at them as another user.
            subprocess.run(["chmod", "-R", "a+rwX", os.path.join(folder, "mail", user)], check=True)
        if any(address.startswith("lost") for address in envelope.rcpt_tos):
            # The mail is taken, and the answer is lost.
            server.transport.abort()
            return "421 4.3.0 gone"
        return "250 2.0.0 taken"


def authenticate(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and data.login == b"briefing" and data.password == b"sesame/open@home"
    return AuthResult(success=good, handled=False)


context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem"))
common = dict(hostname="127.0.0.1", authenticator=authenticate, auth_required=True)
Controller(Handler(), port=port, require_starttls=True, tls_context=context, **common).start()
Controller(Handler(), port=port_tls, ssl_context=context, auth_require_tls=False, **common).start()
print("ready", flush=True)
while True:
    time.sleep(60)

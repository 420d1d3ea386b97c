"""A podcatcher of 2012, as strict as gPodder: what the standard library does and nothing else.

It asks for its token without credentials, answers the 401 with Basic, sends JSON, follows redirects,
and knows the statuses 200, 401, 403 and 404. Reads its task as JSON from standard input, and writes
what it would tell its user as JSON to standard output.
"""
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

task = json.load(sys.stdin)
site = task["site"]
api = site + "/rest/v2"
asked_for_password = []


class Passwords(urllib.request.HTTPPasswordMgrWithDefaultRealm):
    def find_user_password(self, realm, authuri):
        asked_for_password.append(realm)
        return super().find_user_password(realm, authuri)


passwords = Passwords()
passwords.add_password(None, site + "/oauth/token", task["client_id"], task["secret"])
with_password = urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(passwords))
without = urllib.request.build_opener()
for opener in (with_password, without):
    opener.addheaders = [("User-Agent", "podcatcher/3.0")]


def ask(url, data=None, token=None):
    headers = {"Content-Type": "application/json"}
    if token is not None:
        headers["Authorization"] = "Bearer " + token
    body = None if data is None else json.dumps(data).encode()
    opener = with_password if url.endswith("/oauth/token") else without
    try:
        with opener.open(urllib.request.Request(url, body, headers)) as answer:
            if answer.getcode() != 200:
                return {"status": answer.getcode()}
            return json.loads(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        return {
            "status": error.code,
            "challenge": error.headers["WWW-Authenticate"],
            "body": json.loads(error.read().decode("utf-8")),
        }


def lookup(payment_url, token=None):
    return ask(api + "/things/lookup/?url=" + urllib.parse.quote(payment_url, safe=""), None, token)


def flattr(payment_url):
    answer = ask(api + "/flattr", {"url": payment_url}, token)
    told = {401: "not enough means", 403: "already flattred or own item", 404: "no such item"}
    status = answer.get("status")
    return answer["description"] if status is None else told.get(status, "invalid request")


granted = ask(
    site + "/oauth/token",
    {
        "grant_type": "authorization_code",
        "redirect_uri": task["redirect_uri"],
        "code": task["code"],
    },
)
token = granted["access_token"]
page, own = task["page"], task["own"]
report = {
    "greeting": ask(api),
    "asked": asked_for_password,
    "token": granted,
    "user": ask(api + "/user", None, token),
    "missed": lookup("https://nobody.example/"),
    "before": lookup(page, token),
    "flattred": flattr(page),
    "after": lookup(page, token),
    "again": flattr(page),
    "own": flattr(own),
    "poor": None,
    "wrong": ask(api + "/user", None, "0" * 40),
}
token = task["poor_token"]
report["poor"] = flattr(page)
json.dump(report, sys.stdout)

/** Returns the metadata that pip installs with a version of the library. */
export function pythonMetadata(version: string): string {
  return `Metadata-Version: 2.1\nName: mistralai\nVersion: ${version}\n`;
}

/**
 * A Python library with the interface of Mistral's: prints its requests, and fails if variables of the environment say
 * so.
 */
export const pythonStub = `
import json, os, types

if os.environ.get("BROKEN"):
    import no_such_module


class MistralError(Exception):
    def __init__(self, status):
        super().__init__(status)
        self.status_code = int(status)
        self.body = "the body"
        named = {"x-ratelimit-limit-req-minute": "LIMIT", "retry-after": "RETRY"}
        self.headers = {name: os.environ[var] for name, var in named.items() if var in os.environ}


class ConnectError(Exception):
    __module__ = "httpx"


class ReadError(Exception):
    pass


errors = types.SimpleNamespace(MistralError=MistralError)


def ask(**given):
    status = os.environ.get("STATUS")
    if status == "httpx":
        raise ConnectError("no route")
    if status:
        raise MistralError(status)
    print(json.dumps(given))


def stream(**given):
    ask(**given)
    return events()


def events():
    delta = types.SimpleNamespace(content="answer")
    choice = types.SimpleNamespace(delta=delta, finish_reason="stop")
    data = types.SimpleNamespace(choices=[choice])
    yield types.SimpleNamespace(data=data)
    if os.environ.get("CUT"):
        raise ReadError


def create(**given):
    ask(**given)
    return types.SimpleNamespace(data=[types.SimpleNamespace(embedding=[0])])


class Mistral:
    chat = types.SimpleNamespace(stream=stream)
    embeddings = types.SimpleNamespace(create=create)

    def __init__(self, api_key, server_url):
        print(json.dumps({"server_url": server_url}))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass
`;

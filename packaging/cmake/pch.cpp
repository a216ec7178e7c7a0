// Only here to build the precompiled header that those who speak gRPC share.

"""The database engine of DATABASE_URL=sqlite://…"""

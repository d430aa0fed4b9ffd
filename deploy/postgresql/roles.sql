-- Two roles and a database: the owner migrates, the office serves and changes no history.
--
--     OWNER_PASSWORD_FILE=… OFFICE_PASSWORD_FILE=… psql -d postgres -f roles.sql
--
-- As a superuser of the server; again at any time, as after a change of passwords. Other names, as
-- for two offices on one server: -v owner=… -v office=… -v database=…. What the office may do with
-- each table is given after each migration, by `eoffice grant-database-rights`.
\set ON_ERROR_STOP on
\if :{?owner} \else \set owner eoffice_owner \endif
\if :{?office} \else \set office eoffice \endif
\if :{?database} \else \set database eoffice \endif
\set owner_password `cat "$OWNER_PASSWORD_FILE"`
\set office_password `cat "$OFFICE_PASSWORD_FILE"`

SELECT format('CREATE ROLE %I', name) FROM unnest(ARRAY[:'owner', :'office']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec

ALTER ROLE :"owner"  LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
ALTER ROLE :"office" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'office_password';
-- A process that died within a transaction must not hold its locks for ever.
ALTER ROLE :"office" SET idle_in_transaction_session_timeout = '5min';

SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C.UTF-8''',
              :'database', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"office";

\connect :database
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO :"owner";
GRANT USAGE ON SCHEMA public TO :"office";

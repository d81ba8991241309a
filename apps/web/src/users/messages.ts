import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      users: {
        name: '员工 |||| 员工',
        fields: {
          name: '姓名',
          employeeNo: '工号',
          email: '邮箱',
          phone: '电话',
          title: '职务',
          departmentId: '部门',
          departmentName: '部门',
          managerId: '直接上级',
          managerName: '直接上级',
          roles: '角色',
          hiredOn: '入职日期',
          leftOn: '离职日期',
          username: '用户名',
          password: '密码',
        },
      },
    },
    users: {
      create: '新员工',
      edit: '编辑 %{name}',
      searchHint: '姓名、拼音、工号或电话',
      left: '已离职',
      noSignIn: '未开通登录',
      reports: '直接下属',
      noReports: '没有直接下属',
      usernameHint: '小写字母、数字、点、横线，至少两个字符',
      passwordHint: '至少 10 个字符；不填则不能登录',
      passwordKept: '至少 10 个字符；不填则保持不变',
      view: { working: '在职', team: '我的团队', left: '已离职', all: '全部' },
      section: { person: '个人', place: '岗位与权限', signIn: '登录' },
      empty: { title: '同事在这里', body: '添加同事，指定部门、上级和角色，周报与权限就会跟着走。' },
    },
  },
  en: {
    resources: {
      users: {
        name: 'Person |||| People',
        fields: {
          name: 'Name',
          employeeNo: 'Employee no.',
          email: 'E-mail',
          phone: 'Phone',
          title: 'Title',
          departmentId: 'Department',
          departmentName: 'Department',
          managerId: 'Superior',
          managerName: 'Superior',
          roles: 'Roles',
          hiredOn: 'Joined',
          leftOn: 'Left',
          username: 'User name',
          password: 'Password',
        },
      },
    },
    users: {
      create: 'New person',
      edit: 'Edit %{name}',
      searchHint: 'Name, pinyin, employee no. or phone',
      left: 'Has left',
      noSignIn: 'No sign-in',
      reports: 'Direct reports',
      noReports: 'No direct reports',
      usernameHint: 'Small letters, digits, dots, dashes; at least two characters',
      passwordHint: 'At least 10 characters; without it no sign-in',
      passwordKept: 'At least 10 characters; empty keeps the present one',
      view: { working: 'Working', team: 'My team', left: 'Have left', all: 'All' },
      section: { person: 'Person', place: 'Place and permissions', signIn: 'Sign-in' },
      empty: {
        title: 'Colleagues live here',
        body: 'Add them with department, superior and roles; reports and permissions follow.',
      },
    },
  },
};

export const { zh, en } = messages;
